using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Catalog;

/// <summary>What holds for every tool that the generator wrote, whatever the manifest says.</summary>
public partial class DescriptorTests
{
    public static TheoryData<string> Tools => [.. ManagementCatalog.All().Select(static tool => tool.Name)];

    [Theory, MemberData(nameof(Tools))]
    public void Name_FitsEveryClientAndIsFoundAgain(string name)
    {
        Assert.Matches(ToolName(), name);
        Assert.InRange(name.Length, 1, 39);
        Assert.Same(ManagementCatalog.All().Single(tool => tool.Name == name), ManagementCatalog.Find(name));
    }

    /// <summary>The generator knows them by the settings alone: wording may mention them.</summary>
    [Fact]
    public void HandWrittenTools_StandInTheSettings()
    {
        var settings = File.ReadAllLines(Path.Combine(ApiDocument.RepositoryRoot, "spec", "settings.yaml"));
        var named = settings.SkipWhile(static line => line != "hand_written:").Skip(1)
            .TakeWhile(static line => line.StartsWith("  - ", StringComparison.Ordinal)).Select(static line => line[4..]);

        Assert.Equal(
            BuiltInTools.All.Concat(BuiltInTools.OnByName).Select(static tool => tool.Name).Order(StringComparer.Ordinal), named);
    }

    [Theory, MemberData(nameof(Tools))]
    public void Operation_IsThatOfTheDocument(string name)
    {
        var operation = Tool(name).Operation;
        var documented = ToolSamples.Documented(Tool(name));
        Assert.Equal((documented.Method, documented.Path), (operation.Method, operation.Path));
    }

    [Theory, MemberData(nameof(Tools))]
    public void AdvertisedArguments_AreEnforcedArguments(string name)
    {
        var tool = Tool(name);
        var advertised = JsonElement.Parse(tool.AdvertisedSchema);
        var enforced = JsonElement.Parse(tool.EnforcedSchema);
        Assert.Equal("object", advertised.GetProperty("type").GetString());
        Assert.Equal(tool.HasOpenBody(), enforced.GetProperty("additionalProperties").GetBoolean());
        Assert.Empty(Names(advertised).Except(Names(enforced)));

        // What leaves arguments out has to stay open: a client that checks calls itself must let the others pass.
        Assert.Equal(
            !tool.HasOpenBody() && Names(advertised).Count() == Names(enforced).Count(),
            advertised.TryGetProperty("additionalProperties", out var others) && !others.GetBoolean());
        Assert.Equal(Required(enforced), Required(advertised));
    }

    [Theory, MemberData(nameof(Tools))]
    public void AdvertisedDefaults_AreAcceptedByTheEnforcedSchema(string name)
    {
        var tool = Tool(name);
        var schema = new SchemaDocument(JsonElement.Parse(tool.EnforcedSchema));
        foreach (var property in JsonElement.Parse(tool.AdvertisedSchema).GetProperty("properties").EnumerateObject())
        {
            if (property.Value.TryGetProperty("default", out var value))
            {
                var findings = schema.Compile($"#/properties/{ApiDocument.PointerPart(property.Name)}").Check(value);
                Assert.True(findings.Count == 0, $"{property.Name}: {string.Join(';', findings)}");
            }
        }
    }

    [Fact]
    public void AGenericReadTool_DoesNotExist_ForHttpWrites()
        => Assert.All(
            ManagementOperations.All.ToArray(),
            static operation => Assert.True(
            operation.Method == "GET" || operation.Access != ToolAccess.Read
            || operation.Scopes.All(static scope => scope.StartsWith("read:", StringComparison.Ordinal)), operation.Id));

    private static OperationTool Tool(string name) => ManagementCatalog.Find(name)!;

    private static IEnumerable<string> Names(JsonElement schema)
        => schema.GetProperty("properties").EnumerateObject().Select(static property => property.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Required(JsonElement schema)
        => schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(static name => name.GetString()!).Order(StringComparer.Ordinal)
            : [];

    [GeneratedRegex("^auth0_[a-z0-9]+(_[a-z0-9]+)*$")]
    private static partial Regex ToolName();
}
