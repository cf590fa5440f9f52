using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Yaml;

/// <summary>
/// Says what is wrong with YAML text in our words, where a person has to look: the parser often notices only lines later.
/// </summary>
internal static class YamlFaults
{
    /// <summary>Parts of what the parser says, with what that means for who wrote the file.</summary>
    private static readonly (string Part, string Meaning)[] s_meanings =
    [
        ("mapping values are not allowed", "A text with ': ' in it needs quotes around it, or the line before is indented differently."),
        ("cannot start any token", "A text cannot start with this character; put quotes around it."),
        ("surrogate", "This text has an escape that stands for no character."),
        ("quoted scalar", "A quotation mark is missing at the end of this text."),
        ("flow mapping", "A comma or the closing '}' is missing."),
        ("flow sequence", "A comma or the closing ']' is missing."),
        ("did not find expected '-'", "A list item starts with '- ', as far to the right as the others."),
        ("did not find expected key", "This line is indented unlike the lines that it belongs to."),
        ("could not find expected ':'", "A key is followed by ': ' and its value."),
        ("simple key", "A key is followed by ': ' and its value, on one line."),
        ("block scalar", "The lines of this text are indented unlike each other."),
        ("anchor", "Anchors and aliases are not read; write the value out."),
        ("alias", "Anchors and aliases are not read; write the value out."),
        ("expected node content", "A value is missing here."),
        ("document start", "A file holds one document; this starts another one, or is indented too little."),
    ];

    /// <summary>
    /// A tab before the first word of one of these lines, which YAML does not take for indentation; null when there is none. Only
    /// where the parser stumbled: in a text of several lines a tab is a character like any other.
    /// </summary>
    public static TextRange? FirstTab(string text, int firstLine, int lastLine)
    {
        var (line, start) = (0, 0);
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            for (var i = start; line >= firstLine && line <= lastLine && i < end && text[i] is ' ' or '\t'; i++)
            {
                if (text[i] == '\t' && text.Substring(i, end - i).Trim().Length > 0)
                {
                    return new TextRange(line, i - start, i, 1);
                }
            }

            (line, start) = (line + 1, end + 1);
        }

        return null;
    }

    /// <summary>What a message of the parser means.</summary>
    public static string Meaning(string message)
    {
        foreach (var (part, meaning) in s_meanings)
        {
            if (message.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return meaning;
            }
        }

        return "This cannot be read; compare it with the lines around it.";
    }
}
