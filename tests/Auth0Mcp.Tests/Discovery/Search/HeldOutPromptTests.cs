using Auth0Mcp.Discovery.Search;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tools.Discovery;

namespace Auth0Mcp.Tests.Discovery.Search;

/// <summary>The search, asked with the examples that the index never reads. Only the totals are of interest: to tune against single prompts would make them worthless.</summary>
public sealed class HeldOutPromptTests
{
    /// <summary>What was reached, in percent, rounded down a little.</summary>
    private const double TopOneFloor = 91;
    private const double TopFiveFloor = 99;

    private static readonly OperationTool[] s_tools = ManagementCatalog.All();

    [Fact]
    public void HeldOutPrompts_FindTheirTools()
    {
        var search = SearchTools.SearchOver(s_tools);
        var ranks = s_tools
            .SelectMany(static tool => tool.Examples.Except(tool.IndexedExamples), static (tool, prompt) => (tool, prompt))
            .Select(pair => search.Find(pair.prompt, null, 5).ToList().FindIndex(hit => hit.Tool == pair.tool))
            .ToList();

        Assert.InRange(100.0 * ranks.Count(static rank => rank == 0) / ranks.Count, TopOneFloor, 100);
        Assert.InRange(100.0 * ranks.Count(static rank => rank >= 0) / ranks.Count, TopFiveFloor, 100);
    }

    [Fact]
    public void EveryOtherExample_IsHeldOut()
        => Assert.All(s_tools, static tool =>
        {
            Assert.Equal(tool.Examples.Where(static (_, index) => index % 2 == 0), tool.IndexedExamples);
            Assert.NotEmpty(tool.Examples.Except(tool.IndexedExamples));
        });
}
