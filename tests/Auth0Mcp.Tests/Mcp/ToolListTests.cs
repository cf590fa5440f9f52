using System.Text.Json;
using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tests.Mcp;

/// <summary>What clients are shown.</summary>
public class ToolListTests
{
    [Fact]
    public async Task List_IsTheSameEachTimeAndInEachProcess()
        => Assert.Equal((await ListAsync(Pipeline.Everything)).GetRawText(), (await ListAsync(Pipeline.Everything)).GetRawText());

    [Fact]
    public async Task List_IsInOrdinalOrder()
    {
        var names = (await ListAsync(Pipeline.Everything)).EnumerateArray()
            .Select(static tool => tool.GetProperty("name").GetString()!).ToList();
        Assert.Equal(ToolRegistry.Instance.All().Select(static tool => tool.Name), names);
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public async Task List_HoldsEnabledToolsOnly()
    {
        var tools = await ListAsync(new(["auth0_get_log", "auth0_create_application"], null, ReadOnly: true));
        Assert.Equal("auth0_get_log", Assert.Single(tools.EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task Annotations_AgreeWithTheAccess()
    {
        foreach (var shown in (await ListAsync(Pipeline.Everything)).EnumerateArray())
        {
            var tool = ToolRegistry.Instance.Find(shown.GetProperty("name").GetString()!)!;
            var annotations = shown.GetProperty("annotations");
            Assert.Equal(tool.Access == ToolAccess.Read, annotations.GetProperty("readOnlyHint").GetBoolean());
            Assert.Equal(tool.Access == ToolAccess.Destructive, annotations.GetProperty("destructiveHint").GetBoolean());
            Assert.Equal(tool.IsIdempotent, annotations.GetProperty("idempotentHint").GetBoolean());
            Assert.False(annotations.GetProperty("openWorldHint").GetBoolean());
        }
    }

    [Fact]
    public async Task EveryTool_ShowsTitleDescriptionAndItsShortSchema()
    {
        foreach (var shown in (await ListAsync(Pipeline.Everything)).EnumerateArray())
        {
            var tool = ToolRegistry.Instance.Find(shown.GetProperty("name").GetString()!)!;
            Assert.Equal(tool.Title, shown.GetProperty("title").GetString());
            Assert.Equal(tool.Description, shown.GetProperty("description").GetString());
            Assert.True(JsonElement.DeepEquals(JsonElement.Parse(tool.AdvertisedSchema), shown.GetProperty("inputSchema")));
        }
    }

    [Fact]
    public async Task Core_CostsNoMoreThanAClientCanSpare()
        => Assert.InRange((await ListAsync(selection: null)).GetRawText().Length, 10_000, 60_000);

    private static async Task<JsonElement> ListAsync(ToolSelection? selection)
    {
        await using var pipe = new McpPipe(new TestTenant(), selection ?? ToolSelection.Default);
        await pipe.InitializeAsync();
        return (await pipe.AskAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""")).GetProperty("result")
            .GetProperty("tools").Clone();
    }
}
