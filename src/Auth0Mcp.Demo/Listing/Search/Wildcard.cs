namespace Auth0Mcp.Demo.Listing.Search;

/// <summary>
/// Matches text against a pattern in which <c>*</c> stands for any characters and <c>?</c> for one. Case does not count.
/// </summary>
internal static class Wildcard
{
    /// <summary>What the lexer writes for an unescaped <c>*</c>.</summary>
    public const char Any = '\u0001';

    /// <summary>What the lexer writes for an unescaped <c>?</c>.</summary>
    public const char One = '\u0002';

    public static bool IsIn(string text) => text.AsSpan().ContainsAny(Any, One);

    public static bool IsMatch(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        var (at, next, star, resume) = (0, 0, -1, 0);
        while (at < text.Length)
        {
            if (next < pattern.Length && pattern[next] == Any)
            {
                (star, resume) = (next++, at);
            }
            else if (next < pattern.Length && (pattern[next] == One || Same(pattern[next], text[at])))
            {
                (at, next) = (at + 1, next + 1);
            }
            else if (star >= 0)
            {
                // Only the last star can take more: what stood before it has matched already.
                (next, at) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }
        return pattern[next..].IndexOfAnyExcept(Any) < 0;
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
