using System.Text.RegularExpressions;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.SignIn.OAuth;

namespace Auth0Mcp.Calls.Errors;

/// <summary>The scope that a refused token lacks, or may lack.</summary>
internal sealed partial record ScopeNeed(ScopeState State, string Scope)
{
    /// <summary>The error code of RFC 6750 section 3.1, and of Auth0: which uses it for what a plan does not include, too.</summary>
    private const string InsufficientScope = "insufficient_scope";

    /// <summary>What a refusal tells of scopes; null when it has another reason.</summary>
    /// <param name="held">The scopes of the token; null when they are not known.</param>
    public static ScopeNeed? Of(ManagementOperation operation, ErrorAnswer answer, IReadOnlyList<string>? held)
    {
        var texts = ScopeInText().Matches(answer.Message + " " + answer.Challenge);
        var named = texts.Select(static match => match.Value).Where(IsScope).Distinct(StringComparer.Ordinal).ToList();
        var isSaid = named.Count > 0
            || answer.Message.Contains("insufficient scope", StringComparison.OrdinalIgnoreCase)
            || answer.Challenge.Contains(InsufficientScope, StringComparison.Ordinal);
        var needed = named.Count > 0 ? named : operation.Scopes;
        if (needed.Count == 0 || (!isSaid && answer.Code != InsufficientScope))
        {
            return null;
        }

        if (held is null)
        {
            return new ScopeNeed(isSaid ? ScopeState.Missing : ScopeState.Unknown, Best(operation, needed));
        }

        // One of those that the document names is enough; those that a message names are, where it says so.
        var lacking = needed.Except(held, StringComparer.Ordinal).ToList();
        var isOneEnough = named.Count == 0 || answer.Message.Contains("any of", StringComparison.OrdinalIgnoreCase);
        return lacking.Count == 0 || (isOneEnough && lacking.Count < needed.Count)
            ? null
            : new ScopeNeed(ScopeState.Missing, Best(operation, lacking));
    }

    /// <summary>The least that helps: a read needs one that reads.</summary>
    private static string Best(ManagementOperation operation, IReadOnlyList<string> scopes)
        => (operation.Access == ToolAccess.Read
            ? scopes.FirstOrDefault(static scope => scope.StartsWith("read:", StringComparison.Ordinal))
            : null)
           ?? scopes[0];

    /// <summary>A scope of this API by name, or at least by its verb: the document may be older.</summary>
    private static bool IsScope(string text)
        => ManagementScopes.All.Contains(text, StringComparer.Ordinal)
           || text.Split(':')[0] is "read" or "create" or "update" or "delete";

    [GeneratedRegex(@"\b[a-z_]+:[a-z_]+\b", RegexOptions.CultureInvariant)]
    private static partial Regex ScopeInText();
}
