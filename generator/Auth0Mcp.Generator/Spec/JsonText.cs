using System.Globalization;
using System.Text;

namespace Auth0Mcp.Generator.Spec;

/// <summary>Writes JSON strings in pure ASCII, so that the text can stand in any C# literal.</summary>
internal static class JsonText
{
    public static void AppendString(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var character in text)
        {
            switch (character)
            {
                case '"':
                    json.Append("\\\"");
                    break;
                case '\\':
                    json.Append("\\\\");
                    break;
                case '\n':
                    json.Append("\\n");
                    break;
                case < ' ' or > '~':
                    json.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    json.Append(character);
                    break;
            }
        }

        json.Append('"');
    }
}
