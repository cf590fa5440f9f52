using System.Text.Json;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Context;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>Shows what an update sends, without secrets: what is stored as its read shows it, what is new as any request.</summary>
internal static class ShownBody
{
    /// <param name="name">The member; empty for the body as a whole.</param>
    /// <param name="stored">What is stored in its place; null when nothing is.</param>
    /// <param name="shown">The same as a caller may see it.</param>
    /// <param name="place">Where an answer of the tool holds the same.</param>
    /// <param name="work">Counts the values and characters written; null when nobody does.</param>
    public static void Write(
        Utf8JsonWriter writer, string name, JsonElement value, JsonElement? stored, JsonElement? shown, SecretMask.View place,
        CallWork? work = null)
    {
        work?.Step();
        if (stored is { } known && shown is { } seen && JsonElement.DeepEquals(known, value))
        {
            seen.WriteTo(writer);
        }
        else if (value.ValueKind == JsonValueKind.Object && stored is { ValueKind: JsonValueKind.Object }
            && shown is { ValueKind: JsonValueKind.Object } && !place.IsSecret)
        {
            var (before, visible) = (MemberPath.Members(stored), MemberPath.Members(shown));
            writer.WriteStartObject();
            foreach (var member in value.EnumerateObject())
            {
                writer.WritePropertyName(SecretScan.Clean(member.Name, work: work));
                var inner = RequestSecrets.NameOf(name, member.Name);
                Write(writer, inner, member.Value, before[member.Name], visible[member.Name], place.Property(member.Name), work);
            }

            writer.WriteEndObject();
        }
        else if (value.ValueKind == JsonValueKind.String && !place.HidesText && NodeJson.AreEqual(stored, shown)
            && stored is { ValueKind: JsonValueKind.String })
        {
            // The read shows what is stored here: this place does not hold a secret, whatever its name sounds like.
            writer.WriteStringValue(SecretScan.Clean(value.GetString()!, SecretScan.DepthOf(name), work: work));
        }
        else
        {
            RequestSecrets.Write(writer, name, value, place, work);
        }
    }

    /// <summary>The same as text.</summary>
    public static string Of(
        string name, JsonElement value, JsonElement? stored, JsonElement? shown, SecretMask.View place, CallWork? work = null)
        => ResultJson.Write(writer => Write(writer, name, value, stored, shown, place, work));
}
