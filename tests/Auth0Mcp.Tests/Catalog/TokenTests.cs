using System.Text.Json;
using Auth0Mcp.Catalog;
using Auth0Mcp.Pages;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Catalog;

/// <summary>What the catalog costs a model before it is asked anything, in o200k_base tokens over the real <c>tools/list</c>.</summary>
public class TokenTests
{
    private const int Default = 7_100;
    private const int Discovery = 1_500;
    private const int Everything = 75_000;
    private const int OneTool = 1_200;

    [Fact]
    public async Task ToolsThatAreOnByDefault_LeaveRoomInAContext()
        => Assert.InRange((await CountAsync(ToolSelection.Default)).Sum(static tool => tool.Tokens), 1, Default);

    [Fact]
    public async Task DiscoveryAlone_CostsNextToNothing()
        => Assert.InRange(
            (await CountAsync(new ToolSelection(null, ["discovery"], ReadOnly: false))).Sum(static tool => tool.Tokens), 1, Discovery);

    [Fact]
    public async Task AllTools_FitTogether()
        => Assert.InRange((await CountAsync(Pipeline.Everything)).Sum(static tool => tool.Tokens), 1, Everything);

    [Fact]
    public async Task NoTool_IsAloneTooExpensive()
        => Assert.All(
            await CountAsync(Pipeline.Everything),
            static tool => Assert.True(tool.Tokens <= OneTool, $"{tool.Name} costs {tool.Tokens} tokens."));

    private static async Task<List<(string Name, int Tokens)>> CountAsync(ToolSelection selection)
    {
        await using var pipe = new McpPipe(new TestTenant(), selection);
        await pipe.InitializeAsync();
        var tools = (await pipe.AskAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""")).GetProperty("result")
            .GetProperty("tools");
        return [.. tools.EnumerateArray().Select(static tool => (tool.GetProperty("name").GetString()!, TokenCounter.Count(tool)))];
    }
}
