using Auth0Mcp.Discovery.Search;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tools;
using Auth0Mcp.Tools.Discovery;

namespace Auth0Mcp.Tests.Discovery.Search;

/// <summary>
/// The search, asked with prompts that it never learnt from. Only the totals are of interest: to tune against single prompts
/// would make them worthless.
/// </summary>
public sealed class HeldOutPromptTests
{
    private const int Looked = 5;

    private static readonly ToolSearch s_search = SearchTools.SearchOver(ToolRegistry.Instance.All());
    private static readonly IReadOnlyList<HeldOutPrompt> s_prompts = HeldOutPrompt.ReadAll(
        Repository.FindRoot(AppContext.BaseDirectory));

    /// <summary>
    /// What was reached by writers of whom nothing teaches the search, in percent, less what a changed description of a tool may
    /// cost: the smaller the set, the more.
    /// </summary>
    [Theory]
    [InlineData("keywords", 91, 98, 99)]
    [InlineData("task", 88, 97, 98)]
    [InlineData("question", 93, 98, 99)]
    [InlineData("dashboard", 85, 96, 98)]
    [InlineData("code", 86, 98, 99)]
    [InlineData(HeldOutPrompt.Languages, 83, 92, 95)]
    public void Style_FindsItsTools(string style, double first, double third, double fifth)
    {
        var quality = Ask(s_prompts.Where(prompt => prompt.Style == style).Select(static prompt => (prompt.Tool, prompt.Text)));
        Assert.InRange(quality.First, first, 100);
        Assert.InRange(quality.Third, third, 100);
        Assert.InRange(quality.Fifth, fifth, 100);
    }

    /// <summary>The examples of the manifest were written with the phrases that teach: they are easier.</summary>
    [Fact]
    public void HeldOutExamplesOfTheManifest_FindTheirTools()
    {
        var quality = Ask(
            ManagementCatalog.All()
            .SelectMany(static tool => tool.Examples.Except(tool.IndexedExamples), static (tool, prompt) => (tool.Name, prompt)));
        Assert.InRange(quality.First, 91, 100);
        Assert.InRange(quality.Fifth, 98, 100);
    }

    /// <summary>The tools that take code to a login: whoever wants one knows nothing of the others.</summary>
    [Fact]
    public void OnboardingTools_AreFound()
    {
        var prompts = s_prompts.Where(static prompt => ToolRegistry.Instance.Find(prompt.Tool) is { NeedsMachine: true }).ToList();
        var quality = Ask(prompts.Select(static prompt => (prompt.Tool, prompt.Text)));
        Assert.Equal(24, prompts.Count);
        Assert.InRange(quality.First, 83, 100);
        Assert.InRange(quality.Third, 95, 100);
    }

    [Fact]
    public void EveryOtherExample_IsHeldOut()
        => Assert.All(ManagementCatalog.All(), static tool =>
        {
            Assert.Equal(tool.Examples.Where(static (_, index) => index % 2 == 0), tool.IndexedExamples);

            // Examples are optional; of a tool that has some, one at least measures the search.
            Assert.Equal(tool.Examples.Count > 1, tool.Examples.Except(tool.IndexedExamples).Any());
        });

    /// <summary>Two writers are held out whole, and nothing that they wrote is among the phrases that teach.</summary>
    [Fact]
    public void HeldOutWriters_TeachNothing()
    {
        string[] writers = [.. s_prompts.Select(static prompt => prompt.Writer).Distinct()];
        var taught = Directory.GetFiles(Path.Combine(Repository.FindRoot(AppContext.BaseDirectory), "spec", "phrases"), "*.yaml")
            .SelectMany(File.ReadLines).ToList();
        Assert.Equal(["founder", "integrator"], writers);
        Assert.All(writers, writer => Assert.DoesNotContain($"  {writer}:", taught));
        Assert.Empty(
            s_prompts.Select(static prompt => prompt.Text.ToLowerInvariant())
            .Intersect(taught.Select(static line => line.Trim(' ', '-', '"').ToLowerInvariant())));
    }

    [Fact]
    public void EveryPrompt_AsksForAToolThatExists()
        => Assert.All(s_prompts, static prompt => Assert.NotNull(ToolRegistry.Instance.Find(prompt.Tool)));

    private static SearchQuality Ask(IEnumerable<(string Tool, string Text)> prompts)
        => SearchQuality.Of(
            [.. prompts.Select(static prompt => s_search.Find(prompt.Text, null, Looked).ToList()
            .FindIndex(hit => hit.Tool.Name == prompt.Tool))]);
}
