namespace Auth0Mcp.Tools.Onboarding.Settings;

/// <summary>
/// The text of a settings file in one format, of which single keys are set: every other byte stays. A text that is not understood
/// to the last is refused rather than changed.
/// </summary>
internal abstract class SettingsText
{
    /// <summary>The format of that name in <c>spec/frameworks</c>.</summary>
    public static SettingsText Of(string format) => format switch
    {
        "env" => EnvironmentSettings.Instance,
        "json" => JsonSettings.Instance,
        "properties" => PropertiesSettings.Instance,
        "yaml" => YamlSettings.Instance,
        "strings_xml" => StringsXml.Instance,
        "plist" => PropertyList.Instance,
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>The value of a key; null when there is none, or an empty one.</summary>
    /// <exception cref="FormatException">The text is not understood; the message says why, without quoting it.</exception>
    public abstract string? Find(string text, string key);

    /// <summary>The text with a key set.</summary>
    /// <param name="text">Empty for a file that does not exist.</param>
    /// <exception cref="FormatException">The text is not understood, or the key cannot be set in it.</exception>
    public abstract string Set(string text, string key, string value);

    /// <summary>Line breaks as the text has them.</summary>
    protected static string NewLine(string text) => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
}
