using System.Text.RegularExpressions;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Context;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>
/// The text of a <c>.env</c>-like file, of which one key is found or set; every other byte stays. What the readers of such files
/// take for the key, each in its own way, and is not replaced here, is told rather than left to stand beside a new line.
/// </summary>
internal static partial class EnvironmentText
{
    /// <summary>The line of the key as it is; null when there is none.</summary>
    public static string? Find(string text, string key) => Lines(text, key) is [.., var last] ? text[last.Start..last.End] : null;

    /// <summary>
    /// True when the key stands where it is not replaced: in quotes, behind another assignment, in a value over several lines.
    /// </summary>
    public static bool IsUnclear(string text, string key, CallWork? work = null)
    {
        var lines = Lines(text, key);
        return lines.Exists(line => line.IsCommand && Another().IsMatch(text[line.Start..line.End]))
            || IsMentionedElsewhere(text, key, lines, work);
    }

    /// <summary>The lines and the mentions are in the order of the text: it is passed once, whatever it repeats.</summary>
    private static bool IsMentionedElsewhere(string text, string key, List<KeyLine> lines, CallWork? work)
    {
        var (line, read, isComment) = (0, 0, false);
        for (var mention = Mention().Match(text); mention.Success; mention = mention.NextMatch())
        {
            work?.Step();
            if (!mention.Groups[1].ValueSpan.SequenceEqual(key))
            {
                continue;
            }

            var at = mention.Groups[1].Index;
            for (; line < lines.Count && lines[line].End <= at; line++)
            {
                work?.Step();
            }

            var before = text.AsSpan(read, at - read);
            var lineBreak = before.LastIndexOfAny('\r', '\n');
            if (lineBreak >= 0 || read == 0)
            {
                isComment = before[(lineBreak + 1)..].TrimStart("\uFEFF \t\f").StartsWith("#", StringComparison.Ordinal);
            }

            work?.Step(before.Length);
            read = at;
            if (!isComment && (line == lines.Count || at < lines[line].Start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text with the key set.</summary>
    public static string Set(string text, string key, string value)
    {
        if (Lines(text, key) is [.., var line])
        {
            var set = line.IsMapping ? $"{key}: \"{Escaped(value)}\"" : $"{key}={Quoted(value)}";
            return string.Concat(text.AsSpan(0, line.Start), set, text.AsSpan(line.End));
        }

        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : text.Contains('\r') && !text.Contains('\n')
            ? "\r"
            : "\n";
        var isLineStart = text.Trim('\uFEFF').Length == 0 || text[^1] is '\n' or '\r';
        return $"{text}{(isLineStart ? "" : newLine)}{key}={Quoted(value)}{newLine}";
    }

    /// <summary>
    /// Where the lines with the key begin and end, without what is before the key and without the line break; a value in quotes
    /// may go over several lines.
    /// </summary>
    private static List<KeyLine> Lines(string text, string key)
    {
        List<KeyLine> found = [];
        for (var at = 0; at < text.Length;)
        {
            var end = LineEnd(text, at);
            var match = Assignment().Match(text, at, end - at);
            if (match.Success)
            {
                end = ValueEnd(text, match.Index + match.Length, end);
                if (match.Groups["key"].ValueSpan.SequenceEqual(key))
                {
                    found.Add(new KeyLine(
                        match.Groups["key"].Index, end, match.Groups["command"].Success, match.Groups["sign"].ValueSpan is ":"));
                }
            }

            at = end + 1;
        }

        return found;
    }

    private static int LineEnd(string text, int start)
        => text.AsSpan(start).IndexOfAny('\r', '\n') is >= 0 and var length ? start + length : text.Length;

    private static int ValueEnd(string text, int start, int end)
    {
        if (start >= end || text[start] is not ('"' or '\''))
        {
            return end;
        }

        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == '\\' && text[start] == '"')
            {
                at++;
            }
            else if (text[at] == text[start])
            {
                return LineEnd(text, at);
            }
        }

        return end;
    }

    /// <summary>
    /// True for a value of which every reader makes one value: what only some of them take for the end of a line is in none of it.
    /// </summary>
    public static bool Holds(string value)
        => !value.Any(static character => (char.IsControl(character) && character is not ('\t' or '\r' or '\n'))
            || character is '\u2028' or '\u2029');

    private static string Quoted(string value) => Bare().IsMatch(value) ? value : $"\"{Escaped(value)}\"";

    private static string Escaped(string value)
        => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("$", "\\$", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    [GeneratedRegex(@"^[A-Za-z0-9_./:@%+,=~-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    /// <summary>Also behind the mark of UTF-8, behind the commands of a shell, and as YAML.</summary>
    [GeneratedRegex(
        @"\G[\uFEFF\s]*(?<command>(?:export|declare|typeset|readonly|local)[ \t]+(?:-[A-Za-z]+[ \t]+)*)?"
        + @"(?<key>[A-Za-z_][A-Za-z0-9_]*)[ \t]*(?<sign>=|:(?=[ \t]))[ \t]*",
        RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();

    /// <summary>One more assignment on the line of a command.</summary>
    [GeneratedRegex(@"[ \t][A-Za-z_][A-Za-z0-9_]*=", RegexOptions.CultureInvariant)]
    private static partial Regex Another();

    /// <summary>Whatever some reader may take for an assignment.</summary>
    [GeneratedRegex(@"(?<![^\s;|(""'`\uFEFF])([A-Za-z_][A-Za-z0-9_]*)[""']?[ \t]*(?:=|:(?=\s))", RegexOptions.CultureInvariant)]
    private static partial Regex Mention();

    /// <param name="IsCommand">A shell exports it.</param>
    /// <param name="IsMapping">It is written as YAML.</param>
    private readonly record struct KeyLine(int Start, int End, bool IsCommand, bool IsMapping);
}
