using System.Text;
using System.Text.Json;
using Auth0Mcp.Catalog;
using Auth0Mcp.Demo;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Pages;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Mcp;

/// <summary>Results as data, with the schemas that they keep to: off unless <c>--structured</c> says otherwise.</summary>
public class StructuredTests
{
    /// <summary>What the schemas of the default tools add to their list, in .github/docs/calls.md.</summary>
    private const int MostTokens = 1_600;

    [Fact]
    public async Task WithoutTheOption_NothingIsStructured()
    {
        await using var pipe = await OpenAsync(isStructured: false);
        Assert.All((await ListAsync(pipe)).EnumerateArray(), static tool => Assert.False(tool.TryGetProperty("outputSchema", out _)));
        Assert.False((await CallAsync(pipe, "auth0_list_applications", "{}")).TryGetProperty("structuredContent", out _));
    }

    [Fact]
    public async Task EveryTool_SaysTheFormOfItsResult()
    {
        await using var pipe = await OpenAsync(isStructured: true);
        Assert.All(
            (await ListAsync(pipe)).EnumerateArray(),
            static tool => Assert.Equal("object", tool.GetProperty("outputSchema").GetProperty("type").GetString()));
    }

    [Theory]
    [InlineData("auth0_list_applications", """{"per_page":2}""", "items")]
    [InlineData("auth0_list_logs", "{}", "items")]
    [InlineData("auth0_list_applications", """{"per_page":"many"}""", "error")]
    [InlineData("auth0_get_application", """{"client_id":"nobody"}""", "error")]
    [InlineData("auth0_get_application", """{"client_id":"qkGKFvERSV9oWu1MPgUwnHbVJPzLZuQy"}""", "name")]
    [InlineData("auth0_publish_form", """{"id":"ap_zprZoPcaQ2tdT2xnWZ8Upv","dry_run":true}""", "steps")]
    [InlineData("auth0_publish_form", """{"id":"nobody"}""", "error")]
    [InlineData("auth0_search_tools", """{"query":"delete a role"}""", "tools")]
    public async Task Result_IsItsTextAndKeepsToItsSchema(string tool, string arguments, string member)
    {
        await using var pipe = await OpenAsync(isStructured: true);
        var schema = (await ListAsync(pipe)).EnumerateArray().Single(shown => shown.GetProperty("name").GetString() == tool)
            .GetProperty("outputSchema");
        var result = await CallAsync(pipe, tool, arguments);
        var data = result.GetProperty("structuredContent");
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(result.GetProperty("content")[0].GetProperty("text").GetString()!), data));
        Assert.True(data.TryGetProperty(member, out _), data.GetRawText());
        Assert.Empty(JsonSchema.Parse(Encoding.UTF8.GetBytes(schema.GetRawText())).Check(data));
    }

    [Fact]
    public async Task EveryListOfTheDemoTenant_KeepsToTheSchemaOfLists()
    {
        await using var pipe = await OpenAsync(isStructured: true, Pipeline.Everything);
        var shown = (await ListAsync(pipe)).EnumerateArray()
            .ToDictionary(static tool => tool.GetProperty("name").GetString()!, StringComparer.Ordinal);
        var lists = ManagementCatalog.All()
            .Where(static tool => tool.Page is not null
                && !(JsonElement.Parse(tool.EnforcedSchema).TryGetProperty("required", out var required)
                    && required.GetArrayLength() > 0)).ToList();
        Assert.InRange(lists.Count, 30, 200);
        foreach (var list in lists)
        {
            var schema = JsonSchema.Parse(Encoding.UTF8.GetBytes(shown[list.Name].GetProperty("outputSchema").GetRawText()));
            Assert.Empty(schema.Check((await CallAsync(pipe, list.Name, "{}")).GetProperty("structuredContent")));
        }
    }

    [Fact]
    public async Task Schemas_CostWhatTheDocumentationSays()
    {
        await using var pipe = await OpenAsync(isStructured: true);
        var tokens = (await ListAsync(pipe)).EnumerateArray()
            .Sum(static tool => TokenCounter.CountJson(tool.GetProperty("outputSchema")));
        Assert.InRange(tokens, MostTokens - 200, MostTokens);
    }

    private static async Task<McpPipe> OpenAsync(bool isStructured, ToolSelection? selection = null)
    {
        var pipe =
            new McpPipe(new Pipeline(
                new DemoTenant(TimeProvider.System), selection ?? ToolSelection.Default, isStructured: isStructured));
        await pipe.InitializeAsync();
        return pipe;
    }

    private static async Task<JsonElement> ListAsync(McpPipe pipe)
        => (await pipe.AskAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""")).GetProperty("result").GetProperty("tools");

    private static async Task<JsonElement> CallAsync(McpPipe pipe, string tool, string arguments)
        => (await pipe.AskAsync(McpPipe.Call(tool, arguments, "2"))).GetProperty("result");
}
