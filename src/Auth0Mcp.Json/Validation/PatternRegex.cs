using System.Text;
using System.Text.RegularExpressions;

namespace Auth0Mcp.Validation;

/// <summary>A <c>pattern</c>: an ECMA-262 regular expression run by .NET's engine. Built when first needed.</summary>
internal sealed class PatternRegex(string source)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private readonly Lazy<Regex?> _regex = new(() => Build(source));

    /// <summary>The expression as the schema has it.</summary>
    public string Source => source;

    /// <summary>False when .NET cannot express it; such a pattern accepts every text and leaves the verdict to the API.</summary>
    public bool IsUsable => _regex.Value is not null;

    /// <summary>
    /// True when the pattern is found in the text. One that the linear-time engine cannot run, and that takes too long, has no
    /// match.
    /// </summary>
    public bool IsMatch(ReadOnlySpan<char> text)
    {
        try
        {
            return _regex.Value?.IsMatch(text) ?? true;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static Regex? Build(string source)
    {
        var pattern = ToDotNet(source);
        // Lookaround and back references are what the linear-time engine cannot do.
        var needsBacktracking = source.Contains("(?=", StringComparison.Ordinal)
            || source.Contains("(?!", StringComparison.Ordinal)
            || source.Contains("(?<", StringComparison.Ordinal)
            || Enumerable.Range(1, 9).Any(digit => source.Contains($"\\{digit}", StringComparison.Ordinal));
        try
        {
            return needsBacktracking
                ? new Regex(pattern, RegexOptions.CultureInvariant, s_patience)
                : new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>
    /// Rewrites what the two dialects read differently: <c>$</c>, <c>.</c>, <c>\d</c>, <c>\w</c> and loose hyphens in classes.
    /// </summary>
    private static string ToDotNet(string source)
    {
        var result = new StringBuilder(source.Length + 16);
        var inClass = false;
        for (var i = 0; i < source.Length; i++)
        {
            var next = source[i];
            if (next == '\\' && i + 1 < source.Length)
            {
                result.Append(Escape(source[++i], inClass));
                // In ECMA-262 a hyphen after a class escape is a hyphen; .NET takes it for a range.
                if (inClass && source[i] is 'd' or 'w' or 's' && i + 1 < source.Length && source[i + 1] == '-')
                {
                    result.Append("\\-");
                    i++;
                }
                continue;
            }
            if (inClass)
            {
                inClass = next != ']';
                result.Append(next == '[' ? "\\[" : next.ToString());
                continue;
            }
            inClass = next == '[';
            result.Append(next switch { '$' => "\\z", '.' => "[^\\n\\r\\u2028\\u2029]", _ => next.ToString() });
        }
        return result.ToString();
    }

    private static string Escape(char escaped, bool inClass) => (escaped, inClass) switch
    {
        ('d', true) => "0-9",
        ('d', false) => "[0-9]",
        ('D', false) => "[^0-9]",
        ('w', true) => "A-Za-z0-9_",
        ('w', false) => "[A-Za-z0-9_]",
        ('W', false) => "[^A-Za-z0-9_]",
        ('/', _) => "/",
        _ => "\\" + escaped,
    };
}
