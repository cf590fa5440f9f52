using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Arguments;

/// <summary>
/// Puts the wording of a place beside the pattern that a text there does not match: a regular expression alone explains little.
/// </summary>
internal static partial class PatternWording
{
    public static IReadOnlyList<SchemaViolation> In(ToolDescriptor tool, IReadOnlyList<SchemaViolation> violations)
    {
        if (tool.Wording.IsEmpty || violations.All(static violation => violation.Kind != ViolationKind.Pattern))
        {
            return violations;
        }

        var texts = JsonElement.Parse(tool.Wording);
        return [.. violations.Select(violation =>
            violation.Kind == ViolationKind.Pattern && texts.TryGetProperty(Index().Replace(violation.Path, ""), out var text)
                ? violation with { Message = $"is not as described, \"{text.GetString()}\"; {violation.Message}" }
                : violation)];
    }

    [GeneratedRegex(@"\[\d+\]", RegexOptions.CultureInvariant)]
    private static partial Regex Index();
}
