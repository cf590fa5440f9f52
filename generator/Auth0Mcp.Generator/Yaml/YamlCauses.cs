using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Yaml;

/// <summary>
/// Finds the line that a person has to correct, where the parser stumbles only behind it: it reads a line that is wrong as the
/// continuation of another one.
/// </summary>
internal static class YamlCauses
{
    /// <summary>How a version control system marks what it could not merge.</summary>
    private static readonly string[] s_conflictMarks = ["<<<<<<< ", "=======", ">>>>>>> ", "||||||| "];

    /// <summary>The line, counted from zero, with what is wrong there; null where the parser's own place is right.</summary>
    /// <param name="text">The file.</param>
    /// <param name="line">Where the parser stumbled.</param>
    /// <param name="openQuote">Where a text in quotation marks began that ran over several lines just before.</param>
    public static (int Line, string? Meaning)? Find(string text, int line, int? openQuote)
    {
        var lines = text.Split('\n').Select(static written => written.TrimEnd()).ToArray();
        var marked = Array.FindIndex(
            lines, static written => s_conflictMarks.Any(mark => written.StartsWith(mark, StringComparison.Ordinal)));
        if (marked >= 0 && marked <= line + 1)
        {
            return (marked, "This marks a merge that is not finished; keep one of the two versions.");
        }

        if (openQuote is { } quote)
        {
            return (quote, "A quotation mark is missing at the end of this text, or one too many stands inside it.");
        }

        line = Math.Min(line, lines.Length - 1);
        var before = Before(lines, line);
        if (before < 0)
        {
            return null;
        }

        // A text of several lines that is not indented more than its key: its first line is taken for a key.
        for (var at = before; at >= 0 && Indent(lines[at]) == Indent(lines[before]); at = Before(lines, at))
        {
            if (Before(lines, at) is >= 0 and var header && OpensText(lines[header]) && Indent(lines[at]) <= Indent(lines[header]))
            {
                return (at, "The lines of a text are indented more than its key.");
            }
        }

        if (FirstWithoutDash(lines, line) is { } first)
        {
            return (first, "A list item starts with '- ', as far to the right as the others.");
        }

        if (!Continues(lines[before]))
        {
            return null;
        }

        if (IsKey(lines[line]) && Indent(lines[line]) > Indent(lines[before]))
        {
            // 'group' without its colon, or a key that stands further left than its neighbours.
            return !IsKey(lines[before]) ? (before, "A key is followed by ': ' and its value.")
                : Before(lines, before) is >= 0 and var neighbor
                    && (Indent(lines[neighbor]) == Indent(lines[line])
                        || (lines[neighbor].EndsWith(":", StringComparison.Ordinal)
                            && Indent(lines[neighbor]) == Indent(lines[before])))
                    ? (before, "This line is indented unlike the lines that it belongs to.")
                    : null;
        }

        return null;
    }

    /// <summary>The first item of a list that lost its dash: the next one, which has its own, does not belong to a mapping.</summary>
    private static int? FirstWithoutDash(string[] lines, int line)
    {
        if (!lines[line].TrimStart(' ').StartsWith("- ", StringComparison.Ordinal))
        {
            return null;
        }

        var (inner, first) = (Indent(lines[line]) + 2, -1);
        var at = Before(lines, line);
        for (; at >= 0 && Indent(lines[at]) >= inner; at = Before(lines, at))
        {
            first = at;
        }

        return at >= 0 && first >= 0 && lines[at].EndsWith(":", StringComparison.Ordinal) && Indent(lines[at]) <= Indent(lines[line])
            && !lines[at].TrimStart(' ').StartsWith("- ", StringComparison.Ordinal) && IsKey(lines[first]) && Indent(lines[first]) == inner
            && !lines[first].TrimStart(' ').StartsWith("- ", StringComparison.Ordinal)
            ? first
            : null;
    }

    /// <summary>Where the first word of a line stands.</summary>
    public static TextRange StartOf(string text, int line)
    {
        var start = 0;
        for (var i = 0; i < line; i++)
        {
            start = text.IndexOf('\n', start) + 1;
        }

        var indent = 0;
        while (start + indent < text.Length && text[start + indent] == ' ')
        {
            indent++;
        }

        return new TextRange(line, indent, start + indent, 0);
    }

    private static int Before(string[] lines, int line)
    {
        do
        {
            line--;
        }
        while (line >= 0 && (lines[line].Trim().Length == 0 || lines[line].TrimStart()[0] == '#'));

        return line;
    }

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;

    /// <summary>A key with '|' or '>' for its value.</summary>
    private static bool OpensText(string line)
        => line.TrimEnd('-', '+') is var header
            && (header.EndsWith(": |", StringComparison.Ordinal) || header.EndsWith(": >", StringComparison.Ordinal));

    /// <summary>A line whose text may go on in the next: no list, mapping or quotation ends it.</summary>
    private static bool Continues(string line)
        => line.Length > 0 && line[line.Length - 1] is not (':' or ']' or '}' or '"' or '\'' or '|' or '>');

    private static bool IsKey(string line)
    {
        var word = line.TrimStart(' ', '-');
        var colon = word.IndexOf(':');
        return colon > 0 && word.IndexOf(' ') is var space && (space < 0 || space > colon)
            && (colon == word.Length - 1 || word[colon + 1] == ' ');
    }
}
