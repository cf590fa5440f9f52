using System.Net;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Errors;

/// <summary>Finds the rule that explains an error.</summary>
internal static class ErrorRules
{
    /// <summary>The first that fits; null when none does.</summary>
    public static ErrorRule? Find(OperationTool tool, ErrorAnswer answer, ScopeState? scopes)
        => ManagementErrors.Rules.FirstOrDefault(rule => Fits(rule, tool, answer, scopes));

    private static bool Fits(ErrorRule rule, OperationTool tool, ErrorAnswer answer, ScopeState? scopes)
        => (rule.Statuses.Count == 0 || rule.Statuses.Any(range => IsIn(range, answer.Status)))
           && (rule.Operations.Count == 0 || rule.Operations.Contains(tool.Operation.Id, StringComparer.Ordinal))
           && (rule.Scope is null || rule.Scope == scopes)
           && (rule.Target is null || rule.Target == RelatedTools.TargetOf(tool))
           && ((rule.Codes.Count == 0 && rule.Messages.Count == 0)
               || (answer.Code is { } code && rule.Codes.Contains(code, StringComparer.Ordinal))
               || rule.Messages.Any(pattern => HasParts(answer.Message, pattern)));

    private static bool IsIn(StatusRange range, HttpStatusCode status) => (int)status >= range.From && (int)status <= range.To;

    /// <summary>True when the parts of a pattern, between its stars, stand in a text one after the other. Reads the text once.</summary>
    private static bool HasParts(string text, string pattern)
    {
        var rest = text.AsSpan();
        foreach (var part in pattern.AsSpan().Split('*'))
        {
            var wanted = pattern.AsSpan(part).Trim();
            var at = rest.IndexOf(wanted, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return false;
            }

            rest = rest[(at + wanted.Length)..];
        }

        return true;
    }
}
