using System.Globalization;
using System.Text;

namespace Auth0Mcp.SpecTool.Manifest;

/// <summary>Writes names of the document as YAML words.</summary>
internal static class YamlQuoting
{
    /// <summary>What readers of YAML 1.1 or 1.2 take for a boolean or for nothing.</summary>
    private static readonly HashSet<string> s_words = new(StringComparer.OrdinalIgnoreCase) { "null", "true", "false", "yes",
        "no", "on", "off", "y", "n" };

    /// <summary>The name as it is, or in quotes where YAML would read something else.</summary>
    public static string Word(string name)
        => name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(IsPlain) && !s_words.Contains(name) ? name : Quoted(name);

    /// <summary>The text in double quotes, on one line.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' or '\\' => quoted.Append('\\').Append(character),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(character) || character is '\u2028' or '\u2029' or '\ufeff' =>
                    quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.';
}
