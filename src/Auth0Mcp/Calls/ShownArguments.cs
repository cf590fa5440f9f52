using System.Text.Json;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls;

/// <summary>Arguments for people to read, in the audit log and in what they are asked to agree to: without secrets, and no longer than a reader needs to know what is done.</summary>
internal static class ShownArguments
{
    private const int LongestText = 200;
    private const int MostArguments = 16 * 1024;

    private static readonly JsonDocumentOptions s_deep = new() { MaxDepth = 1000 };

    /// <summary>Writes arguments as one object, or only its size where even that is too long.</summary>
    public static void Write(Utf8JsonWriter writer, ToolDescriptor? tool, IEnumerable<KeyValuePair<string, JsonElement>> arguments)
    {
        var whole = ResultJson.WriteUtf8(inner =>
        {
            inner.WriteStartObject();
            foreach (var (name, value) in arguments)
            {
                inner.WritePropertyName(SecretScan.Clean(name));
                RequestSecrets.Write(inner, name, value, RequestSecrets.PlaceOf(tool, name));
            }

            inner.WriteEndObject();
        });
        var shortened = ResultJson.WriteUtf8(inner => Shorten(inner, JsonElement.Parse(whole.Span, s_deep)));
        if (shortened.Length <= MostArguments)
        {
            writer.WriteRawValue(shortened.Span, skipInputValidation: true);
        }
        else
        {
            writer.WriteStringValue($"({shortened.Length} bytes)");
        }
    }

    private static void Shorten(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(Cut(member.Name));
                    Shorten(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Shorten(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Cut(value.GetString()!));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    /// <summary>The start of a text.</summary>
    public static string Cut(string text) => ShortText.Cut(text, LongestText);
}
