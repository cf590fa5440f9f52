using Auth0Mcp.Generator.Emit;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Auth0Mcp.Generator;

/// <summary>What the project that compiles the catalog says in its properties.</summary>
/// <param name="IsComplete"><c>Auth0McpComplete</c>: every operation of the document has a tool.</param>
/// <param name="Namespace"><c>Auth0McpNamespace</c>: where the emitted types stand; <c>RootNamespace</c> without.</param>
/// <param name="HasContract"><c>Auth0McpHasContract</c>: the project has the hand-written half of the contract itself.</param>
internal sealed record ProjectOptions(bool IsComplete, string Namespace, bool HasContract)
{
    public static ProjectOptions Of(AnalyzerConfigOptions options) => new(
        IsTrue(options, "Auth0McpComplete"),
        Name(options, "Auth0McpNamespace") ?? Name(options, "RootNamespace") ?? Emitter.Namespace,
        IsTrue(options, "Auth0McpHasContract"));

    private static bool IsTrue(AnalyzerConfigOptions options, string property)
        => string.Equals(Read(options, property), "true", StringComparison.OrdinalIgnoreCase);

    private static string? Name(AnalyzerConfigOptions options, string property)
        => Read(options, property) is { Length: > 0 } name ? name : null;

    private static string? Read(AnalyzerConfigOptions options, string property)
        => options.TryGetValue("build_property." + property, out var text) ? text.Trim() : null;
}
