namespace Auth0Mcp.Tools.Onboarding.Settings;

/// <summary>Apple's property lists in XML: the keys of the outermost dictionary.</summary>
internal sealed class PropertyList : SettingsText
{
    private const string Empty = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
        </dict>
        </plist>

        """;

    private PropertyList()
    {
    }

    public static PropertyList Instance { get; } = new();

    public override string? Find(string text, string key)
        => text.Length > 0 && Value(text, XmlTokens.Read(text), key) is var (start, end)
            && XmlTokens.Unescape(text[start..end]) is { Length: > 0 } value ? value : null;

    public override string Set(string text, string key, string value)
    {
        var whole = text.Trim('\uFEFF', ' ', '\r', '\n', '\t').Length > 0 ? text : Empty.ReplaceLineEndings("\n");
        var tags = XmlTokens.Read(whole);
        if (Value(whole, tags, key) is var (start, end))
        {
            return string.Concat(whole.AsSpan(0, start), XmlTokens.Escape(value), whole.AsSpan(end));
        }

        var close = tags.LastOrDefault(static tag => tag is { IsClosing: true, Level: 1, Name: "dict" });
        if (close.Name is null || tags[0] is not { Name: "plist" })
        {
            throw new FormatException("it is not a property list with a dictionary");
        }

        return XmlTokens.Insert(
            whole, close, NewLine(whole), $"\t<key>{XmlTokens.Escape(key)}</key>", $"\t<string>{XmlTokens.Escape(value)}</string>");
    }

    /// <summary>Where the text of a key begins and ends; null when there is no such key.</summary>
    private static (int Start, int End)? Value(string text, List<XmlTag> tags, string key)
    {
        (int, int)? found = null;
        for (var index = 0; index + 1 < tags.Count; index++)
        {
            if (tags[index] is not { Name: "key", IsClosing: false, IsEmpty: false, Level: 2 }
                || XmlTokens.Unescape(text[tags[index].End..tags[index + 1].Start]) != key)
            {
                continue;
            }

            found = found is null && index + 3 < tags.Count && tags[index + 2] is { Name: "string", IsEmpty: false }
                && tags[index + 3].IsClosing
                && !text.AsSpan(tags[index + 2].End, tags[index + 3].Start - tags[index + 2].End).Contains('<')
                ? (tags[index + 2].End, tags[index + 3].Start)
                : throw new FormatException($"it has {key} in a form that is not replaced here; change it by hand");
        }

        return found;
    }
}
