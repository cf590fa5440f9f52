using System.Globalization;
using System.Text.RegularExpressions;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>The form of tool names: <c>auth0_&lt;verb&gt;_&lt;resource&gt;</c> in snake case, with the prefix of the catalog.</summary>
internal static class ToolNames
{
    private static readonly Regex s_words = new("^(_[a-z][a-z0-9]*){2,}\\z", RegexOptions.CultureInvariant);

    private static readonly Regex s_mention = new("(?<![A-Za-z0-9_])[a-z][a-z0-9]*(_[a-z0-9]+){2,}", RegexOptions.CultureInvariant);

    /// <summary>What is wrong with a name, or null. Only a name without fault may become a class and a file.</summary>
    public static string? Fault(string name, ManifestSettings settings)
        => name.Length > settings.NameLength ? $"it has {Text(name.Length)} characters"
            : IsWellFormed(name, settings) ? null
            : "only lower-case words joined by '_' are allowed";

    /// <summary>True for a name that a tool may have had: names were longer once.</summary>
    public static bool IsWellFormed(string name, ManifestSettings settings)
        => name.StartsWith(settings.NameStart, StringComparison.Ordinal) && s_words.IsMatch(name.Substring(settings.Prefix.Length));

    /// <summary>How to write a name, for messages.</summary>
    public static string Form(ManifestSettings settings)
        => $"{settings.Prefix}_<verb>_<resource> in snake case, at most {Text(settings.NameLength)} characters, e.g. "
            + $"'{settings.Prefix}_list_roles'";

    /// <summary>The names in a text that have the form of a tool's.</summary>
    public static IEnumerable<string> In(string text, ManifestSettings settings)
        => text.IndexOf(settings.NameStart, StringComparison.Ordinal) < 0 ? []
            : s_mention.Matches(text).Cast<Match>().Select(static match => match.Value).Where(name => IsWellFormed(name, settings));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
