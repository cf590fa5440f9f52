using System.Text.Json.Nodes;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>An id stays one segment of the path, whatever is in it.</summary>
public class PathArgumentTests
{
    public static TheoryData<string> ToolsWithIds
        => [.. ManagementCatalog.All().Where(static tool => tool.PathArguments.Count > 0).Select(static tool => tool.Name)];

    [Theory]
    [InlineData("../users", "..%2Fusers")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("/", "%2F")]
    [InlineData("//", "%2F%2F")]
    [InlineData("..\\users", "..%5Cusers")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("%2F", "%252F")]
    [InlineData("a?x=1", "a%3Fx%3D1")]
    [InlineData("a#b", "a%23b")]
    [InlineData("a b", "a%20b")]
    [InlineData(" ", "%20")]
    [InlineData("a;b", "a%3Bb")]
    [InlineData("a&b=c", "a%26b%3Dc")]
    [InlineData("a\r\nHost: evil", "a%0D%0AHost%3A%20evil")]
    [InlineData("a\0", "a%00")]
    [InlineData("é", "%C3%A9")]
    [InlineData("日本", "%E6%97%A5%E6%9C%AC")]
    [InlineData("😀", "%F0%9F%98%80")]
    [InlineData("...", "...")]
    [InlineData(".a", ".a")]
    [InlineData("https://api.example.com/orders", "https%3A%2F%2Fapi.example.com%2Forders")]
    [InlineData("{id}", "%7Bid%7D")]
    [InlineData("me", "me")]
    public async Task Id_IsEncodedIntoOneSegment(string id, string segment)
    {
        var tenant = new TestTenant();
        var answer = await tenant.CallAsync("auth0_get_resource_server", new JsonObject { ["id"] = id }.ToJsonString());
        Assert.False(answer.IsError, answer.Text);
        Assert.Equal($"/api/v2/resource-servers/{segment}", tenant.Request.Path);
        Assert.Equal(TestTenant.Host, tenant.Request.Uri.Authority);
        Assert.Empty(tenant.Request.Query);
    }

    [Theory, MemberData(nameof(ToolsWithIds))]
    public async Task IdThatIsNoSegmentOrNoText_IsRefusedBeforeAnythingIsSent(string name)
    {
        var tool = ToolSamples.Tool(name);
        var tenant = new TestTenant();
        var pipeline = new Pipeline(tenant);
        foreach (var argument in tool.PathArguments)
        {
            foreach (var id in (JsonNode?[])["..", ".", "", 7, true, null, new JsonArray("a"), new JsonObject()])
            {
                var arguments = ToolSamples.MinimalArguments(tool);
                arguments[argument] = id;
                var answer = await pipeline.CallAsync(name, arguments.ToJsonString());
                Assert.Equal("invalid_arguments", answer.Kind);
                Assert.StartsWith(argument + ":", answer.Problems, StringComparison.Ordinal);
            }
        }

        Assert.Empty(tenant.Requests);
    }
}
