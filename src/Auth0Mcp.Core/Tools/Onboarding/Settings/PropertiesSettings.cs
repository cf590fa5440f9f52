using System.Text;
using System.Text.RegularExpressions;
using Auth0Mcp.Calls.Masking;

namespace Auth0Mcp.Tools.Onboarding.Settings;

/// <summary>
/// Java's <c>.properties</c> files (<c>java.util.Properties</c>): lines that a backslash continues, and escaped characters.
/// </summary>
internal sealed partial class PropertiesSettings : SettingsText
{
    private PropertiesSettings()
    {
    }

    public static PropertiesSettings Instance { get; } = new();

    public override string? Find(string text, string key)
        => Lines(text).LastOrDefault(line => line.Key == key) is { Key: not null } found
            && Unescaped(text[found.ValueStart..found.End]) is { Length: > 0 } value ? value : null;

    public override string Set(string text, string key, string value)
    {
        var newLine = NewLine(text);
        var found = Lines(text).Where(line => line.Key == key).ToList();
        return found is [.., var last]
            ? string.Concat(
                text.AsSpan(0, last.Start), $"{Escaped(key, isKey: true)}={Escaped(value, isKey: false)}", text.AsSpan(last.End))
            : $"{text}{(text.Length == 0 || text.EndsWith('\n') ? "" : newLine)}{Escaped(key, isKey: true)}={Escaped(value, isKey: false)}{newLine}";
    }

    /// <summary>The logical lines that are assignments, each without its line break.</summary>
    private static List<Line> Lines(string text)
    {
        List<Line> lines = [];
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (start < text.Length && text[start] is ' ' or '\t' or '\f')
            {
                start++;
            }

            var isComment = start < text.Length && text[start] is '#' or '!';
            var end = EndOf(text, start, isComment);
            if (!isComment && end > start)
            {
                var match = Assignment().Match(text, start, end - start);
                lines.Add(new Line(start, end, Unescaped(match.Groups["key"].Value), match.Index + match.Length));
            }

            at = end + (text.AsSpan(Math.Min(end, text.Length)).StartsWith("\r\n") ? 2 : 1);
        }

        return lines;
    }

    private static int EndOf(string text, int start, bool isComment)
    {
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] == '\\' && !isComment)
            {
                at += text.AsSpan(at + 1).StartsWith("\r\n") ? 2 : 1;
            }
            else if (text[at] is '\r' or '\n')
            {
                return at;
            }
        }

        return text.Length;
    }

    private static string Escaped(string text, bool isKey)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            var isSpecial = character == '\\' || (character == ' ' && (isKey || escaped.Length == 0))
                || (isKey && character is ':' or '=' or '#' or '!');
            escaped.Append(
                isSpecial ? $"\\{character}" : character is < ' ' or > '~' ? $"\\u{(int)character:x4}" : character.ToString());
        }

        return escaped.ToString();
    }

    private static string Unescaped(string text) => Escape().Replace(text, static match => match.Value switch
    {
        ['\\', 'u', _, _, _, _] => ((char)Convert.ToInt32(match.Value[2..], 16)).ToString(),
        ['\\', 'n'] => "\n",
        ['\\', 'r'] => "\r",
        ['\\', 't'] => "\t",
        ['\\', '\r' or '\n', ..] => "",
        _ => match.Value[1..],
    });

    [GeneratedRegex(@"\G(?<key>(?:\\.|[^\s=:\\])*)[ \t\f]*[=:]?[ \t\f]*", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\\(?:u[0-9A-Fa-f]{4}|\r\n[ \t\f]*|[\r\n][ \t\f]*|.)", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Escape();

    private readonly record struct Line(int Start, int End, string Key, int ValueStart);
}
