using System.Diagnostics.CodeAnalysis;
using Auth0Mcp.Generator.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Auth0Mcp.Generator.Tests.Harness;

/// <summary>Passes the <c>Auth0McpRole</c> metadata on, as MSBuild does through an editor config file.</summary>
internal sealed class RoleOptions : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(InputRole.None);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
        => new Options(textFile is InputText input ? input.Role : InputRole.None);

    private sealed class Options(InputRole role) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            var found = role != InputRole.None && key == "build_metadata.AdditionalFiles.Auth0McpRole";

            // Project files write roles in lower case.
            value = found ? role.ToString().ToLowerInvariant() : null;
            return found;
        }
    }
}
