using System.Text.Json;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Calls.Results;
using Auth0Mcp.Context;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Arguments;

/// <summary>
/// Arguments for people to read, in the audit log and in what they are asked to agree to: without secrets, and no longer than a
/// reader needs to know what is done.
/// </summary>
internal static class ArgumentSummary
{
    private const int LongestText = 200;
    private const int MostArguments = 16 * 1024;

    /// <summary>Items of a list that are shown.</summary>
    private const int MostItems = 10;

    /// <summary>Writes arguments as one object, or only its size where even that is too long.</summary>
    /// <exception cref="TimeoutException">The time for the work is over.</exception>
    public static void Write(
        Utf8JsonWriter writer, ToolDescriptor? tool, IEnumerable<KeyValuePair<string, JsonElement>> arguments, CallWork? work = null)
        => WriteShort(writer, Whole(tool, arguments, work));

    /// <summary>Arguments as one object, without secrets and uncut.</summary>
    /// <param name="known">For a person, who has to know which things are named: real secrets, of which no part is shown.</param>
    /// <exception cref="TimeoutException">The time for the work is over.</exception>
    public static JsonElement Whole(
        ToolDescriptor? tool, IEnumerable<KeyValuePair<string, JsonElement>> arguments, CallWork? work = null, KnownSecrets? known = null)
        => JsonElement.Parse(
            ResultJson.WriteUtf8(inner =>
            {
                inner.WriteStartObject();
                foreach (var (name, value) in arguments)
                {
                    inner.WritePropertyName(SecretScan.Clean(name, work: work));
                    var place = RequestSecrets.PlaceOf(tool, name);
                    if (known is null)
                    {
                        RequestSecrets.Write(inner, name, value, place, work);
                    }
                    else
                    {
                        RequestSecrets.WriteForPerson(inner, name, value, place, known, work);
                    }
                }

                inner.WriteEndObject();
            }).Span,
            DeepJson.Options);

    /// <summary>
    /// Writes such an object with long texts and lists cut; of one that is too long even so, what is in each argument.
    /// </summary>
    public static void WriteShort(Utf8JsonWriter writer, JsonElement whole)
    {
        var shortened = ResultJson.WriteUtf8(inner => Shorten(inner, whole));
        if (shortened.Length <= MostArguments)
        {
            writer.WriteRawValue(shortened.Span, skipInputValidation: true);
            return;
        }

        writer.WriteStartObject();
        foreach (var argument in whole.EnumerateObject().Take(MostItems * 10))
        {
            writer.WriteString(Cut(argument.Name), argument.Value.ValueKind switch
            {
                JsonValueKind.Array => $"(a list of {argument.Value.GetArrayLength()})",
                JsonValueKind.Object => $"(an object with {argument.Value.EnumerateObject().Count()} members)",
                _ => Cut(argument.Value.ToString()),
            });
        }

        writer.WriteEndObject();
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
                foreach (var item in value.EnumerateArray().Take(MostItems))
                {
                    Shorten(writer, item);
                }

                if (value.GetArrayLength() > MostItems)
                {
                    writer.WriteStringValue($"… and {value.GetArrayLength() - MostItems} more");
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
