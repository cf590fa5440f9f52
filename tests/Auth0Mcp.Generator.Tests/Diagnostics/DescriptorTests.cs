using System.Globalization;
using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Diagnostics;

/// <summary>The table of diagnostics as a whole.</summary>
public sealed partial class DescriptorTests
{
    [Fact]
    public void EveryDiagnostic_IsExpectedWordForWordBySomeTest()
    {
        // A0M001 says that the generator is defective; the fuzz tests demand that no input brings it about.
        var all = DiagnosticDescriptors.All.Select(static descriptor => descriptor.Id).Where(static id => id != "A0M001");
        var expected =
            Directory.GetFiles(CommittedFiles.Path("tests", "Auth0Mcp.Generator.Tests"), "*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(static file => Expectation().Matches(File.ReadAllText(file)))
            .Select(static match => match.Groups[1].Value);

        Assert.Equal(all, expected.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryDiagnostic_StandsInTheReleaseNotes()
    {
        var notes = CommittedFiles.Read("generator", "Auth0Mcp.Generator", "AnalyzerReleases.Unshipped.md")
            + CommittedFiles.Read("generator", "Auth0Mcp.Generator", "AnalyzerReleases.Shipped.md");

        Assert.All(DiagnosticDescriptors.All, descriptor =>
            Assert.Contains(
                $"\n{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}\n", notes,
                StringComparison.Ordinal));
    }

    [Fact]
    public void EveryDiagnostic_LinksToItsExampleOfWrongAndRight()
    {
        var page = CommittedFiles.Read(".github", "docs", "diagnostics.md");

        Assert.All(DiagnosticDescriptors.All, descriptor =>
        {
            Assert.Equal($".github/docs/diagnostics.md#{descriptor.Id.ToLowerInvariant()}", descriptor.HelpLinkUri);
            Assert.Matches(
                $@"\n## {descriptor.Id}\n\n{Regex.Escape(descriptor.Title.ToString(CultureInfo.InvariantCulture))}\.\n\n"
                + @"```text\nwrong  \S.*\nright  \S.*\n```\n", page);
        });
    }

    [GeneratedRegex(@"(?:error|warning|info) (A0M\d{3}): ")]
    private static partial Regex Expectation();
}
