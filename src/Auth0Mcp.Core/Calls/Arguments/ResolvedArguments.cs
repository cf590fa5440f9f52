using System.Text.Json;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Arguments;

/// <summary>Arguments with the secrets that they refer to.</summary>
/// <param name="Secrets">The values that were put in; empty when there is no reference.</param>
/// <param name="Problems">References that lead nowhere.</param>
internal sealed record ResolvedArguments(
    IReadOnlyDictionary<string, JsonElement> Values, IReadOnlyList<string> Secrets, IReadOnlyList<SchemaViolation> Problems)
{
    /// <summary>Stored secrets that are too short to be hidden in results, and are hidden in errors.</summary>
    public IReadOnlyList<string> ShortSecrets { get; init; } = [];
}
