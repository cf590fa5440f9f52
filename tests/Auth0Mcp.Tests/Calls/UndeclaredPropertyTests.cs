using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>
/// A property that the document does not name is refused wherever it stands, unless the document leaves the object open.
/// </summary>
public partial class UndeclaredPropertyTests
{
    public static TheoryData<string> Tools => ToolSamples.Names;

    [Theory, MemberData(nameof(Tools))]
    public async Task UndeclaredProperty_AtAnyDepth_IsRefused(string name)
    {
        var tool = ToolSamples.Tool(name);
        var tenant = new TestTenant();
        var pipeline = new Pipeline(tenant);
        var tried = new HashSet<string>();
        var schema = JsonElement.Parse(tool.EnforcedSchema);
        var objects = new OpenObjects(schema);
        foreach (var arguments in ToolSamples.FullArguments(tool))
        {
            var closed = objects.ClosedIn(schema, arguments);
            Assert.True(closed.Count > 0 || tool.HasOpenBody());

            // Many samples repeat the same objects: once each is enough.
            foreach (var place in closed.Where(
                place => tried.Add(Index().Replace(place.GetPath(), "") + string.Join(',', place.Select(static pair => pair.Key)))))
            {
                place["undeclared_property"] = "x";
                var answer = await pipeline.CallAsync(name, arguments.ToJsonString());
                place.Remove("undeclared_property");
                Assert.True(answer.IsError, $"{place.GetPath()} took it: {arguments.ToJsonString()}");
                Assert.Equal("invalid_arguments", answer.Kind);
            }
        }

        Assert.Empty(tenant.Requests);
    }

    [Theory]
    [InlineData(
        "auth0_create_action",
        """{"name":"A","supported_triggers":[{"id":"post-login"}],"dependencies":["""
        + """{"name":"x","version":"1","registry_url2":"https://evil.example"}]}""", "dependencies[0].registry_url2")]
    [InlineData(
        "auth0_create_action", """{"name":"A","supported_triggers":[{"id":"post-login","binding":"x"}]}""",
        "supported_triggers[0].binding")]
    [InlineData(
        "auth0_create_application",
        """{"name":"A","refresh_token":{"rotation_type":"rotating","expiration_type":"expiring","x":1}}""", "refresh_token.x")]
    [InlineData(
        "auth0_create_application", """{"name":"A","native_social_login":{"apple":{"enabled":true,"x":1}}}""",
        "native_social_login.apple.x")]
    [InlineData("auth0_create_resource_server", """{"identifier":"https://a","scopes":[{"value":"read:a","x":1}]}""", "scopes[0].x")]
    [InlineData(
        "auth0_create_resource_server",
        """{"identifier":"https://a","token_encryption":{"format":"compact-nested-jwe","encryption_key":"""
        + """{"alg":"RSA-OAEP-256","pem":"x","x":1}}}""", "token_encryption.encryption_key.x")]
    [InlineData("auth0_create_resource_server", """{"identifier":"https://a","client":{"name":"x"}}""", "client")]
    [InlineData("auth0_create_form", """{"name":"F","start":{"hidden_fields":[{"key":"a","x":1}]}}""", "start.hidden_fields[0].x")]
    [InlineData(
        "auth0_create_form", """{"name":"F","ending":{"redirection":{"delay":1,"target":"https://a.example","x":1}}}""",
        "ending.redirection.x")]
    [InlineData("auth0_create_form", """{"name":"F","messages":{"errors":{},"x":1}}""", "messages.x")]
    [InlineData("auth0_list_actions", """{"include_totals":true}""", "include_totals")]
    public async Task HoleOfTheReferenceServer_IsClosed(string tool, string arguments, string path)
    {
        var tenant = new TestTenant();
        var answer = await tenant.CallAsync(tool, arguments);
        Assert.Equal("invalid_arguments", answer.Kind);
        Assert.Contains(path + ":", answer.Problems, StringComparison.Ordinal);
        Assert.Empty(tenant.Requests);
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();

    [Theory]
    [InlineData("""{"name":"A","client_metadata":{"team":"blue","tier":"1"}}""")]
    [InlineData("""{"name":"A","addons":{"box":{"anything":{"at":["all"]}}}}""")]
    public async Task OpenObject_TakesAnything(string arguments)
    {
        var tenant = new TestTenant();
        var answer = await tenant.CallAsync("auth0_create_application", arguments);
        Assert.False(answer.IsError, answer.Text);
        var sent = JsonNode.Parse(tenant.Request.Body!)!.AsObject();
        Assert.All(JsonNode.Parse(arguments)!.AsObject(), pair => Assert.True(JsonNode.DeepEquals(pair.Value, sent[pair.Key])));
        Assert.False(answer.Json.TryGetProperty("_notes", out _), answer.Text);
    }
}
