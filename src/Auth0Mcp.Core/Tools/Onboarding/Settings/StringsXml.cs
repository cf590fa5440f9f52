using System.Text.RegularExpressions;

namespace Auth0Mcp.Tools.Onboarding.Settings;

/// <summary>String resources of Android: <c>res/values/*.xml</c>.</summary>
internal sealed partial class StringsXml : SettingsText
{
    private const string Unclear = "it has a string of that name in a form that is not replaced here; change it by hand";

    private StringsXml()
    {
    }

    public static StringsXml Instance { get; } = new();

    public override string? Find(string text, string key)
        => text.Length > 0 && Content(text, XmlTokens.Read(text), key) is var (start, end)
            && XmlTokens.Unescape(text[start..end]).Trim() is { Length: > 0 } value ? value : null;

    public override string Set(string text, string key, string value)
    {
        // Android gives these characters a meaning of its own in strings.
        var plain = value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal);
        var written = XmlTokens.Escape(plain.Length > 0 && plain[0] is '@' or '?' ? "\\" + plain : plain);
        var whole = text.Trim('\uFEFF', ' ', '\r', '\n', '\t').Length > 0
            ? text
            : "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<resources>\n</resources>\n";
        var tags = XmlTokens.Read(whole);
        if (Content(whole, tags, key) is var (start, end))
        {
            return string.Concat(whole.AsSpan(0, start), written, whole.AsSpan(end));
        }

        var close = tags.LastOrDefault(static tag => tag is { IsClosing: true, Level: 0, Name: "resources" });
        if (close.Name is null)
        {
            throw new FormatException("it has no <resources> to put a string into");
        }

        return XmlTokens.Insert(
            whole, close, NewLine(whole), $"    <string name=\"{key}\" translatable=\"false\">{written}</string>");
    }

    /// <summary>Where the content of a string begins and ends; null when there is no such string.</summary>
    private static (int Start, int End)? Content(string text, List<XmlTag> tags, string key)
    {
        var named = Enumerable.Range(0, tags.Count)
            .Where(index => tags[index] is { IsClosing: false, Level: 1 } && NameOf(tags[index].Attributes) == key)
            .ToList();
        if (named.Count == 0)
        {
            return null;
        }

        var (tag, next) = (tags[named[0]], named[0] + 1 < tags.Count ? tags[named[0] + 1] : default);
        return named.Count == 1 && tag is { Name: "string", IsEmpty: false } && next.IsClosing
            && !text.AsSpan(tag.End, next.Start - tag.End).Contains('<')
            ? (tag.End, next.Start)
            : throw new FormatException(Unclear);
    }

    private static string? NameOf(string attributes)
        => Name().Match(attributes) is { Success: true } match ? match.Groups["name"].Value : null;

    [GeneratedRegex("""\sname\s*=\s*(?:"(?<name>[^"]*)"|'(?<name>[^']*)')""", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
