using System.Text.Json.Nodes;
using Auth0Mcp.Demo;
using Auth0Mcp.Demo.Routing;
using Auth0Mcp.Demo.Seed;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Demo;

/// <summary>The invented bookshop is one that Auth0 could really show.</summary>
public class SeedTests
{
    private static readonly string[] NotResources = ["links", "creation-defaults", "nested", "settings"];

    public static TheoryData<string> Resources => [.. SeedData.Names.Except(NotResources)];

    [Theory]
    [MemberData(nameof(Resources))]
    public void SeedFile_FitsWhatTheDocumentShows(string name)
    {
        var path = "/" + name.Replace('.', '/');
        var routes = new RouteTable(ApiDocument.Json);
        var map = new ResourceMap(routes, ApiDocument.Json);
        var schema = map.IsCollection(path) ? map.ItemSchema(path)!.Value : routes.At(path, "GET")!.ResponseSchema!.Value;
        var compiled = new SchemaDocument(ApiDocument.Json).Compile(schema, path);
        IEnumerable<JsonObject> things = SeedData.Items(path) ?? [(JsonObject)SeedData.Setting(path)!];
        Assert.All(things, thing => Assert.Empty(compiled.Check(NodeJson.Element(thing))));
    }

    public static TheoryData<string> SettingPaths => [.. SeedData.SettingPaths];

    [Theory]
    [MemberData(nameof(SettingPaths))]
    public void SettingOfTheSeed_FitsWhatTheDocumentShows(string path)
    {
        var schema = new RouteTable(ApiDocument.Json).At(path, "GET")!.ResponseSchema!.Value;
        Assert.Empty(new SchemaDocument(ApiDocument.Json).Compile(schema, path).Check(NodeJson.Element(SeedData.Setting(path))));
    }

    public static TheoryData<string> NestedPaths => [.. SeedData.NestedPaths];

    [Theory]
    [MemberData(nameof(NestedPaths))]
    public void NestedSeed_FitsWhatTheDocumentShows(string path)
    {
        var routes = new RouteTable(ApiDocument.Json);
        var operation = routes.Find(path.Split('/').AsSpan(1))!["GET"];
        var schema = new ResourceMap(routes, ApiDocument.Json).ListAt(operation.Shape)!.Item;
        var compiled = new SchemaDocument(ApiDocument.Json).Compile(schema, path);
        Assert.All(SeedData.Items(path)!, thing => Assert.Empty(compiled.Check(NodeJson.Element(thing))));
    }

    [Theory]
    [InlineData("/clients", 6)]
    [InlineData("/resource-servers", 4)]
    [InlineData("/actions/actions", 4)]
    [InlineData("/forms", 3)]
    [InlineData("/users", 14)]
    [InlineData("/roles", 3)]
    [InlineData("/organizations", 2)]
    [InlineData("/connections", 4)]
    [InlineData("/logs", 63)]
    public void Seed_IsSmallButComplete(string path, int count) => Assert.Equal(count, SeedData.Items(path)!.Count());

    [Fact]
    public void SeedSecrets_AreObviouslyInvented()
    {
        var secrets = SeedData.Names.SelectMany(static name => Secrets(SeedData.Items("/" + name.Replace('.', '/')))).ToArray();
        Assert.True(secrets.Length >= 5, $"only {secrets.Length} secrets were found");
        Assert.All(secrets, static secret => Assert.StartsWith("demo-secret-", secret, StringComparison.Ordinal));
    }

    [Fact]
    public void SeedPointsAtThingsThatExist()
    {
        var grants = SeedData.Items("/client-grants")!;
        string?[] clients = [.. SeedData.Items("/clients")!.Select(static client => JsonNodes.TextOf(client, "client_id"))];
        string?[] audiences = [.. SeedData.Items("/resource-servers")!.Select(static api => JsonNodes.TextOf(api, "identifier"))];
        Assert.All(grants, grant =>
        {
            Assert.Contains(JsonNodes.TextOf(grant, "client_id"), clients);
            Assert.Contains(JsonNodes.TextOf(grant, "audience"), audiences);
        });
        string?[] users = [.. SeedData.Items("/users")!.Select(static user => JsonNodes.TextOf(user, "user_id"))];
        Assert.All(SeedData.Links().Where(static link => link.Collection == "/users"), link => Assert.Contains(link.Id, users));
    }

    private static IEnumerable<string> Secrets(IEnumerable<JsonNode?>? nodes) => (nodes ?? []).SelectMany(static node => node switch
    {
        JsonObject fields => fields.Where(static field => field.Key is "client_secret" or "signing_secret" && field.Value is JsonValue)
            .Select(static field => field.Value!.GetValue<string>())
            .Concat(Secrets(fields.Select(static field => field.Value))),
        JsonArray items => Secrets(items),
        _ => [],
    });
}
