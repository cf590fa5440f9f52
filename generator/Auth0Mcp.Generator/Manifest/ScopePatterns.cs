using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>
/// Tells scopes by how they are written: by their start, or with <c>*</c> for anything, e.g. <c>*.read</c>. Without a pattern no
/// scope fits.
/// </summary>
internal sealed record ScopePatterns(EquatableArray<string> Patterns)
{
    public static ScopePatterns Of(params string[] patterns) => new(patterns.ToEquatableArray());

    public bool Fit(string scope) => Patterns.Any(pattern => Fits(scope, pattern));

    private static bool Fits(string scope, string pattern)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1)
        {
            return pattern.Length > 0 && scope.StartsWith(pattern, StringComparison.Ordinal);
        }

        var (first, last) = (parts[0], parts[parts.Length - 1]);
        if (scope.Length < first.Length + last.Length || !scope.StartsWith(first, StringComparison.Ordinal)
            || !scope.EndsWith(last, StringComparison.Ordinal))
        {
            return false;
        }

        // What stands between stars comes in this order, each as early as it can.
        var at = first.Length;
        foreach (var part in parts.Skip(1).Take(parts.Length - 2))
        {
            var found = scope.IndexOf(part, at, scope.Length - last.Length - at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + part.Length;
        }

        return true;
    }
}
