using System.Text.RegularExpressions;
using Auth0Mcp.Generator.Tests.Harness;

namespace Auth0Mcp.Generator.Tests.Catalogs;

/// <summary>The tool that the documentation adds: whoever types it has a catalog without a word against it.</summary>
public sealed partial class DocumentedToolTests
{
    private const string File = "spec/tools/failed-logins.yaml";

    private static readonly string s_readme = CommittedFiles.Read("spec", "README.md");

    private static readonly string s_manifest = YamlBlock.Match(s_readme).Groups[1].Value;

    [Fact]
    public void ToolOfTheReadme_IsATool()
        => With(s_manifest).RunLight().DemandDiagnostics();

    [Fact]
    public void MistakeOfTheReadme_ReadsAsTheReadmeSays()
        => With(s_manifest.Replace("operation: get_logs", "operation: get_log", StringComparison.Ordinal)).RunLight()
            .DemandDiagnostics(Message.Match(s_readme).Value);

    [Fact]
    public void ToolOfContributing_IsThatOfTheReadme()
        => Assert.Contains(
            Indented(s_manifest[s_manifest.IndexOf("  - name:", StringComparison.Ordinal)..]),
            Indented(CommittedFiles.Read(".github", "CONTRIBUTING.md")), StringComparison.Ordinal);

    private static GeneratorHarness With(string manifest) => CommittedFiles.Inputs.With(File, Values.InputRole.Manifest, manifest);

    /// <summary>Without the space at the start of lines.</summary>
    private static string Indented(string text) => Indent.Replace(text, "");

    [GeneratedRegex(@"Create `spec/tools/failed-logins\.yaml`:\n\n```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock { get; }

    [GeneratedRegex(@"^spec/tools/failed-logins\.yaml\(.*$", RegexOptions.Multiline)]
    private static partial Regex Message { get; }

    [GeneratedRegex("^ +", RegexOptions.Multiline)]
    private static partial Regex Indent { get; }
}
