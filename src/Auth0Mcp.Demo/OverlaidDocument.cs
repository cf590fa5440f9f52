using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Demo;

/// <summary>The imported API document with the overlay in it, as the tools were made from it.</summary>
internal static class OverlaidDocument
{
    /// <param name="imported">The document as the import wrote it. The result does not depend on its lifetime.</param>
    public static JsonElement Of(JsonElement imported)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 21);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            Merge(imported, JsonElement.Parse(ManagementDocument.Overlay), writer);
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>Writes an object with a merge patch (RFC 7396) applied; what the patch does not touch is copied as it stands.</summary>
    private static void Merge(JsonElement target, JsonElement patch, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var member in target.EnumerateObject())
        {
            if (!patch.TryGetProperty(member.Name, out var change))
            {
                Write(member, writer);
            }
            else if (change.ValueKind != JsonValueKind.Null)
            {
                writer.WritePropertyName(member.Name);
                if (change.ValueKind == JsonValueKind.Object && member.Value.ValueKind == JsonValueKind.Object)
                {
                    Merge(member.Value, change, writer);
                }
                else
                {
                    change.WriteTo(writer);
                }
            }
        }

        foreach (var added in patch.EnumerateObject())
        {
            if (added.Value.ValueKind != JsonValueKind.Null && !target.TryGetProperty(added.Name, out _))
            {
                Write(added, writer);
            }
        }

        writer.WriteEndObject();
    }

    private static void Write(JsonProperty member, Utf8JsonWriter writer)
    {
        writer.WritePropertyName(member.Name);
        writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(member.Value), skipInputValidation: true);
    }
}
