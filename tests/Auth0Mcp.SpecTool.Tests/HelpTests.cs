namespace Auth0Mcp.SpecTool.Tests;

/// <summary>The help is enough to learn the tool from.</summary>
public sealed class HelpTests
{
    [Fact]
    public async Task HelpOfImport_NamesSourcesFilesAndExamples()
    {
        using var bench = new Workbench();

        Assert.Equal(0, await bench.RunAsync("import", "--help"));

        string[] parts =
            ["FILE|URL|-", "--output", "--date", "--keep-descriptions", "management-api.provenance.json", "Examples:"];
        Assert.All(parts, part => Assert.Contains(part, bench.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("diff", "OLD", "--format", "--spec")]
    [InlineData("update", "FILE|URL|-", "--dry-run", "--accept-removals")]
    [InlineData("check", "--pages", "Exit code 1", "Example:")]
    [InlineData("replay", "FILE", "--format", "HAR", "Exit code 1", "Examples:")]
    public async Task HelpOfACommand_SaysWhatItDoesAndHow(string command, params string[] parts)
    {
        using var bench = new Workbench();

        Assert.Equal(0, await bench.RunAsync(command, "--help"));

        Assert.All(parts, part => Assert.Contains(part, bench.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task HelpOfTheTool_GivesImportOneLine()
    {
        using var bench = new Workbench();

        Assert.Equal(0, await bench.RunAsync("--help"));

        Assert.Contains("import <FILE|URL|->", bench.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Examples:", bench.Output, StringComparison.Ordinal);
    }
}
