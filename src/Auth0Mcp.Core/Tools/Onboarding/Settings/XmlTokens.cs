namespace Auth0Mcp.Tools.Onboarding.Settings;

/// <summary>A tag of an XML text.</summary>
/// <param name="End">Behind its '&gt;'.</param>
/// <param name="Level">How many elements it is in.</param>
internal readonly record struct XmlTag(int Start, int End, string Name, string Attributes, bool IsClosing, bool IsEmpty, int Level);

/// <summary>Finds the tags of an XML text; comments, CDATA and processing instructions hold none.</summary>
internal static class XmlTokens
{
    /// <exception cref="FormatException">The text is not well-formed as far as it is looked at.</exception>
    public static List<XmlTag> Read(string text)
    {
        List<XmlTag> tags = [];
        var open = new Stack<string>();
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0; at = text.IndexOf('<', at))
        {
            var rest = text.AsSpan(at);
            if (rest.StartsWith("<!--") || rest.StartsWith("<![CDATA[") || rest.StartsWith("<?"))
            {
                var closing = rest.StartsWith("<!--") ? "-->" : rest.StartsWith("<?") ? "?>" : "]]>";
                at = Behind(text, closing, at);
            }
            else if (rest.StartsWith("<!"))
            {
                var end = Behind(text, ">", at);
                at = text.AsSpan(at, end - at).Contains('[')
                    ? throw new FormatException("it declares XML entities, which are not followed")
                    : end;
            }
            else
            {
                at = ReadTag(text, at, open, tags);
            }
        }

        return open.Count == 0 ? tags : throw new FormatException("it is not well-formed XML");
    }

    /// <summary>Puts lines before a closing tag, which stays on a line of its own or gets one.</summary>
    public static string Insert(string text, XmlTag close, string newLine, params ReadOnlySpan<string> lines)
    {
        var line = text.LastIndexOf('\n', close.Start) + 1;
        var isOwnLine = text.AsSpan(line, close.Start - line).Trim().Length == 0;
        var at = isOwnLine ? line : close.Start;
        return string.Concat(
            text.AsSpan(0, at), (isOwnLine ? "" : newLine) + string.Join(newLine, lines) + newLine, text.AsSpan(at));
    }

    private static int ReadTag(string text, int at, Stack<string> open, List<XmlTag> tags)
    {
        var end = EndOf(text, at);
        var isClosing = text[at + 1] == '/';
        var isEmpty = text[end - 2] == '/';
        var inner = text[(at + (isClosing ? 2 : 1))..(end - (isEmpty ? 2 : 1))];
        var blank = inner.AsSpan().IndexOfAny(" \t\r\n");
        var name = blank < 0 ? inner : inner[..blank];
        if (name.Length == 0 || (isClosing && (!open.TryPop(out var opened) || opened != name)))
        {
            throw new FormatException("it is not well-formed XML");
        }

        tags.Add(new XmlTag(at, end, name, blank < 0 ? "" : inner[blank..], isClosing, isEmpty, open.Count));
        if (!isClosing && !isEmpty)
        {
            open.Push(name);
        }

        return end;
    }

    /// <summary>Behind the end of a tag; a value in quotes may hold a '&gt;'.</summary>
    private static int EndOf(string text, int start)
    {
        var quote = '\0';
        for (var at = start + 1; at < text.Length; at++)
        {
            if (quote != '\0')
            {
                quote = text[at] == quote ? '\0' : quote;
            }
            else if (text[at] is '"' or '\'')
            {
                quote = text[at];
            }
            else if (text[at] == '>')
            {
                return at + 1;
            }
        }

        throw new FormatException("it is not well-formed XML");
    }

    private static int Behind(string text, string closing, int from)
        => text.IndexOf(closing, from, StringComparison.Ordinal) is >= 0 and var at
            ? at + closing.Length
            : throw new FormatException("it is not well-formed XML");

    /// <summary>The text as the content of an element.</summary>
    public static string Escape(string text)
        => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>The content of an element as text.</summary>
    public static string Unescape(string content)
        => content.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&quot;", "\"", StringComparison.Ordinal)
            .Replace("&apos;", "'", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
}
