using System.Globalization;
using System.Text;

namespace Auth0Mcp.Generator.Emit;

/// <summary>C# literals and documentation text.</summary>
internal static class CSharpText
{
    /// <summary>A quoted string literal in pure ASCII.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var character in text)
        {
            switch (character)
            {
                case '"':
                    literal.Append("\\\"");
                    break;
                case '\\':
                    literal.Append("\\\\");
                    break;
                case < ' ' or > '~':
                    literal.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    literal.Append(character);
                    break;
            }
        }

        return literal.Append('"').ToString();
    }

    /// <summary>A collection expression of string literals.</summary>
    public static string Literals(IEnumerable<string> texts) => "[" + string.Join(", ", texts.Select(Literal)) + "]";

    /// <summary>
    /// A UTF-8 literal of ASCII JSON: raw, so that a person can read it, with a fence longer than any run of quotes inside.
    /// </summary>
    public static string Utf8Json(string json)
    {
        if (json.Length == 0)
        {
            return "default";
        }

        var longest = 0;
        var run = 0;
        foreach (var character in json)
        {
            run = character == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('"', Math.Max(3, longest + 1));
        return $"{fence}{json}{fence}u8";
    }

    /// <summary>Text inside an XML documentation comment.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    public static string Flag(bool value) => value ? "true" : "false";
}
