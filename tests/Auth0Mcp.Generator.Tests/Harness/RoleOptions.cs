using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Auth0Mcp.Generator.Tests.Harness;

/// <summary>
/// Passes the <c>Auth0McpRole</c> metadata and the <c>Auth0McpComplete</c> property on, as MSBuild does through an editor config
/// file.
/// </summary>
internal sealed class RoleOptions(bool isComplete) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(
        "build_property.Auth0McpComplete", isComplete ? "true" : null);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
        => new Options("build_metadata.AdditionalFiles.Auth0McpRole", (textFile as InputText)?.Role);

    private sealed class Options(string name, string? text) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == name ? text : null;
            return value is not null;
        }
    }
}
