using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.Team.Settings;
using YamlDotNet.RepresentationModel;

namespace Auth0Mcp.Team.Tests.Settings;

/// <summary>The schema that editors read, the samples, and what the server takes are one.</summary>
public sealed partial class SettingsSchemaTests
{
    /// <summary>Every key that there is.</summary>
    private const string Everything = """
        public_url: https://mcp.example.com
        listen: http://0.0.0.0:8080
        oauth:
          issuer: https://login.example.com/
          audience: https://mcp.example.com
          person_claim: email
          scopes: { read: r, write: w }
          dpop: required
        tenants:
          prod:
            domain: prod.eu.auth0.com
            client_id: abc
            client_secret: env:SECRET
            audience: https://prod.eu.auth0.com/api/v2/
            token_exchange:
              subject_token_type: urn:example
              parameters: { connection: x }
            read_only: true
            confirm: writes
            confirm_by: token
            tools: auth0_list_*
            toolsets: [core]
            calls_per_minute: 100
          dev:
            domain: dev.eu.auth0.com
            client_id: abc
            private_key: env:SECRET
            signing_algorithm: PS256
        access:
          - claims: { permissions: [a] }
            tenants: [prod]
            read_only: true
            confirm: never
            tools: [auth0_get_*]
            toolsets: core
        redis:
          address: redis:6379
          user: u
          password: env:SECRET
          tls: true
          prefix: 'x:'
          key_secret: env:SECRET
        limits:
          calls_per_minute_per_person: 1
          concurrent_per_person: 2
          connections: 10
          drain_seconds: 3
          settle_seconds: 4
        allowed_origins: [https://app.example.com]
        session_affinity: true
        record: false
        """;

    private static readonly string s_root = Repository.FindRoot(AppContext.BaseDirectory);

    public static TheoryData<string> Samples => ["eng/deploy/server.yaml", ".github/docs/http.md"];

    [Fact]
    public void EveryKey_IsTaken()
    {
        var settings = Read(Everything);

        Assert.True(settings.OAuth.RequiresDpop);
        Assert.True(settings.Tenants[0].AllowsTokens);
        Assert.True(settings.Tenants[0].SignIn!.Exchange);
        Assert.Equal("PS256", settings.Tenants[1].SignIn!.Proof.Algorithm);
        Assert.Equal(TimeSpan.FromSeconds(3), settings.Limits.Drain);
        Assert.Equal("x:", settings.Redis!.Prefix);
    }

    [Fact]
    public void Schema_HasTheKeysThatAreTaken()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(s_root, "src/Auth0Mcp.Http/server.schema.json")));
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Everything));

        // Names of tenants, claims and parameters are people's own.
        string[] own = ["prod", "dev", "permissions", "connection"];
        Assert.Equal(
            Properties(schema.RootElement).Order(StringComparer.Ordinal).Distinct(),
            Keys(yaml.Documents[0].RootNode).Except(own).Order(StringComparer.Ordinal).Distinct());
    }

    [Fact]
    public void EveryKey_IsInTheDocumentation()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(s_root, "src/Auth0Mcp.Http/server.schema.json")));
        var page = File.ReadAllText(Path.Combine(s_root, ".github/docs/http.md"));
        Assert.DoesNotContain(Properties(schema.RootElement), key => !page.Contains(key, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_IsRight(string path)
    {
        var text = File.ReadAllText(Path.Combine(s_root, path));
        if (path.EndsWith(".md", StringComparison.Ordinal))
        {
            text = Block().Match(text).Groups[1].Value;
        }

        Assert.NotEmpty(Read(Place().Replace(text, "env:SECRET")).Tenants);
    }

    private static ServerSettings Read(string yaml)
        => new SettingsReader(Path.GetTempPath(), static _ => "s3cret", SettingsVariables.None).Parse("server.yaml", yaml);

    private static IEnumerable<string> Properties(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => schema.EnumerateObject().SelectMany(static member => member.NameEquals("properties"u8)
            ? member.Value.EnumerateObject().SelectMany(static property => Properties(property.Value).Prepend(property.Name))
            : Properties(member.Value)),
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(Properties),
        _ => [],
    };

    private static IEnumerable<string> Keys(YamlNode node) => node switch
    {
        YamlMappingNode map => map.Children.SelectMany(static child => Keys(child.Value).Prepend(((YamlScalarNode)child.Key).Value!)),
        YamlSequenceNode list => list.Children.SelectMany(Keys),
        _ => [],
    };

    [GeneratedRegex("(?s)```yaml\n(.*?)```")]
    private static partial Regex Block();

    /// <summary>The places of secrets are not on this machine.</summary>
    [GeneratedRegex(@"(env|file):\S+")]
    private static partial Regex Place();
}
