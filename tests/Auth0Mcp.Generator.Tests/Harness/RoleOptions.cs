using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Auth0Mcp.Generator.Tests.Harness;

/// <summary>
/// Passes the <c>Auth0McpRole</c> metadata and the properties of <c>src/Auth0Mcp.ManagementApi</c> on, as MSBuild does through an
/// editor config file.
/// </summary>
internal sealed class RoleOptions(bool isComplete) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(
        ("build_property.Auth0McpComplete", isComplete ? "true" : null), ("build_property.Auth0McpHasContract", "true"));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
        => new Options(("build_metadata.AdditionalFiles.Auth0McpRole", (textFile as InputText)?.Role));

    private sealed class Options(params (string Name, string? Text)[] all) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = all.FirstOrDefault(option => option.Name == key).Text;
            return value is not null;
        }
    }
}
