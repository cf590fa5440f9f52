using Auth0Mcp.Generator.Emit;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Auth0Mcp.Generator;

/// <summary>What the project that compiles the catalog says in its properties.</summary>
/// <param name="IsComplete"><c>Auth0McpComplete</c>: every operation of the document has a tool.</param>
/// <param name="Namespace"><c>Auth0McpNamespace</c>: where the emitted types stand.</param>
internal sealed record ProjectOptions(bool IsComplete, string Namespace)
{
    public static ProjectOptions Of(AnalyzerConfigOptions options) => new(
        string.Equals(Read(options, "Auth0McpComplete"), "true", StringComparison.OrdinalIgnoreCase),
        Read(options, "Auth0McpNamespace") is { Length: > 0 } name ? name : Emitter.Namespace);

    private static string? Read(AnalyzerConfigOptions options, string property)
        => options.TryGetValue("build_property." + property, out var text) ? text.Trim() : null;
}
