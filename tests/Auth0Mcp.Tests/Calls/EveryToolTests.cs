using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>Every tool of the catalogue, held against the API document: what a call sends is what the operation takes.</summary>
public class EveryToolTests
{
    public static TheoryData<string> Tools => ToolSamples.Names;

    [Theory, MemberData(nameof(Tools))]
    public async Task MinimalArguments_SendTheDocumentedRequest(string name)
    {
        var tool = ToolSamples.Tool(name);
        await AssertSentAsDocumented(tool, ToolSamples.MinimalArguments(tool));
    }

    [Theory, MemberData(nameof(Tools))]
    public async Task EveryArgument_TravelsWhereTheDocumentSays(string name)
    {
        var tool = ToolSamples.Tool(name);
        var samples = ToolSamples.FullArguments(tool);
        Assert.Equal(
            JsonElement.Parse(tool.EnforcedSchema).GetProperty("properties").EnumerateObject().Select(static property => property.Name).Order(StringComparer.Ordinal),
            samples.SelectMany(static sample => sample.Select(static pair => pair.Key)).Distinct().Order(StringComparer.Ordinal));
        foreach (var arguments in samples)
        {
            await AssertSentAsDocumented(tool, arguments);
        }
    }

    [Theory, MemberData(nameof(Tools))]
    public async Task EveryRequest_CarriesTheTokenAndAcceptsJson(string name)
    {
        var tenant = new TestTenant();
        var tool = ToolSamples.Tool(name);
        Assert.False((await tenant.CallAsync(name, ToolSamples.MinimalArguments(tool).ToJsonString())).IsError);
        var headers = tenant.Request.Headers;
        Assert.Equal($"Bearer {TestTenant.Token}", headers["Authorization"]);
        Assert.Equal("application/json", headers["Accept"]);
        Assert.StartsWith("auth0-mcp/", headers["User-Agent"], StringComparison.Ordinal);
        Assert.Equal(TestTenant.Host, tenant.Request.Uri.Authority);
        Assert.Equal("https", tenant.Request.Uri.Scheme);
    }

    [Theory, MemberData(nameof(Tools))]
    public async Task UndeclaredArgument_IsRefusedBeforeAnythingIsSent(string name)
    {
        var tenant = new TestTenant();
        var arguments = ToolSamples.MinimalArguments(ToolSamples.Tool(name));
        arguments["undeclared_argument"] = 1;
        var answer = await tenant.CallAsync(name, arguments.ToJsonString());
        Assert.Equal("invalid_arguments", answer.Kind);
        Assert.Contains("undeclared_argument", answer.Problems, StringComparison.Ordinal);
        Assert.Empty(tenant.Requests);
    }

    [Theory, MemberData(nameof(Tools))]
    public async Task MissingRequiredArgument_IsNamedBeforeAnythingIsSent(string name)
    {
        var tool = ToolSamples.Tool(name);
        var schema = JsonElement.Parse(tool.EnforcedSchema);
        foreach (var required in schema.GetProperty("required").EnumerateArray().Select(static required => required.GetString()!))
        {
            var tenant = new TestTenant();
            var arguments = ToolSamples.MinimalArguments(tool);
            arguments.Remove(required);
            var answer = await tenant.CallAsync(name, arguments.ToJsonString());
            Assert.Equal("invalid_arguments", answer.Kind);
            Assert.Contains(required, answer.Problems, StringComparison.Ordinal);
            Assert.Empty(tenant.Requests);
        }
    }

    private static async Task AssertSentAsDocumented(OperationTool tool, JsonObject arguments)
    {
        var tenant = new TestTenant();
        var answer = await tenant.CallAsync(tool.Name, arguments.ToJsonString());
        Assert.False(answer.IsError, $"{arguments.ToJsonString()}\n{answer.Text}");
        var (method, path, query, body) = ExpectedRequest.From(tool, arguments);
        var sent = tenant.Request;
        Assert.Equal((method, "/api/v2" + path), (sent.Method, sent.Path));
        Assert.Equal(query.Order(), sent.Parameters.Order());
        Assert.Equal(body is null, sent.Body is null);
        if (body is not null)
        {
            Assert.StartsWith("application/json", sent.Headers["Content-Type"], StringComparison.Ordinal);
            Assert.True(JsonNode.DeepEquals(body, JsonNode.Parse(sent.Body!)), $"expected {body.ToJsonString()}\nsent {sent.Body}");
        }
    }
}
