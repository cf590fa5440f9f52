using Auth0Mcp.Configuration;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.SignIn.OAuth;

/// <summary>The scopes that the API document knows, and ways to choose from them.</summary>
internal static class ManagementScopes
{
    /// <summary>Asks for a refresh token, so that the sign-in renews itself (OpenID Connect Core §11).</summary>
    public const string OfflineAccess = "offline_access";

    /// <summary>Stands for what the tools at hand need.</summary>
    public const string Auto = "auto";

    /// <summary>Every scope that some operation takes, in ordinal order; without <see cref="OfflineAccess"/>.</summary>
    public static IReadOnlyList<string> All { get; } = [.. ManagementOperations.All
        .SelectMany(static operation => operation.Scopes)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)];

    /// <summary>
    /// The fewest scopes with which every tool works. Where one of several is enough, one that is needed anyway, then for a read one
    /// that reads, then the first that the document names.
    /// </summary>
    public static IReadOnlyList<string> NeededBy(IEnumerable<ToolDescriptor> tools)
    {
        var operations = tools.SelectMany(static tool => tool.Operations).ToList();
        var needed = operations.Where(static operation => operation.Scopes.Count == 1)
            .Select(static operation => operation.Scopes[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var operation in operations.Where(operation => operation.Scopes.Count > 1 && !operation.Scopes.Any(needed.Contains)))
        {
            var isRead = operation.Access == ToolAccess.Read;
            needed.Add(
                operation.Scopes.FirstOrDefault(scope => isRead && scope.StartsWith("read:", StringComparison.Ordinal))
                ?? operation.Scopes[0]);
        }

        return [.. needed.Order(StringComparer.Ordinal)];
    }

    /// <summary>The scopes that a list of globs selects; <see cref="Auto"/> among them stands for others.</summary>
    /// <param name="auto">Asked when that word is there.</param>
    /// <exception cref="UsageException">The list is empty, or one of them matches nothing.</exception>
    public static IReadOnlyList<string> Select(string list, Func<IReadOnlyList<string>> auto, string option = "--scopes")
    {
        var patterns = list.Split([',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (patterns.Length == 0)
        {
            throw new UsageException(
                $"{option} is empty. Name at least one, e.g. {option} 'read:*', or {option} auto for what the enabled tools need.");
        }

        return [.. patterns
            .SelectMany(pattern => pattern == Auto ? auto() : Matching(pattern))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// What was asked for and not granted. The answer alone counts: a server may grant less and say so (RFC 6749 §3.3).
    /// </summary>
    public static IReadOnlyList<string> Missing(IEnumerable<string> asked, IEnumerable<string> granted)
        => [.. asked.Except(granted, StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<string> Matching(string pattern)
    {
        var glob = WildcardPattern.ForNames(pattern);
        var matching = All.Append(OfflineAccess).Where(glob.IsMatch).ToList();
        return matching.Count > 0
            ? matching
            : throw new UsageException(
                $"No scope matches '{pattern}'{NearMiss.SeveralQuestion(pattern.Trim('*', '?'), All.Append(OfflineAccess))} "
                + "Write e.g. 'read:*', '*:clients' or update:actions; 'auto' asks for what the enabled tools need.");
    }
}
