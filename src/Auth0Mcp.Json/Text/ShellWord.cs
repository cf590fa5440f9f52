namespace Auth0Mcp.Text;

/// <summary>Words of the commands that are printed for a person to paste: to a shell, each is one word and nothing else.</summary>
internal static class ShellWord
{
    /// <summary>The word, in quotes where a shell would read more into it.</summary>
    public static string Of(string word)
        => word.Length > 0 && word.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ',' or '.' or ':')
            ? word
            : InQuotes(word);

    /// <summary>The word in single quotes, inside which a POSIX shell reads nothing but the quote itself.</summary>
    public static string InQuotes(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>False where a terminal would take a part of the word for a key, or a person would not see it.</summary>
    public static bool CanBePasted(string word) => word.EnumerateRunes().All(static rune => !VisibleText.IsInvisible(rune));
}
