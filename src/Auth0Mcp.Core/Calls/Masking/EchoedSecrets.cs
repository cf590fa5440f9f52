using System.Runtime.InteropServices;
using System.Text.Json;
using Auth0Mcp.Context;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Masking;

/// <summary>
/// Secrets that an answer holds in their place and quotes in a longer text, such as the reason why a user was refused: they are hidden
/// there, too. Words that are also secrets stay, and so do values that are the same: of them their places tell.
/// </summary>
internal sealed class EchoedSecrets
{
    /// <summary>Shorter ones are words that any text may hold.</summary>
    private const int Shortest = 8;

    private readonly HashSet<string> _secrets = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the texts of a value that was hidden.</summary>
    public void Add(JsonElement secret)
    {
        switch (secret.ValueKind)
        {
            case JsonValueKind.String when secret.GetString() is { Length: >= Shortest } text && SecretValue.LooksRandom(text):
                _secrets.Add(text);
                break;
            case JsonValueKind.Object:
                foreach (var member in secret.EnumerateObject())
                {
                    Add(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in secret.EnumerateArray())
                {
                    Add(item);
                }

                break;
        }
    }

    /// <summary>The masked answer without what it repeats; null when it repeats nothing.</summary>
    /// <param name="work">Counts the characters read; null when nobody does.</param>
    public ReadOnlyMemory<byte>? Hide(JsonElement masked, CallWork? work)
    {
        if (_secrets.Count == 0)
        {
            return null;
        }

        // Mostly nothing is repeated.
        var secrets = new KnownSecrets(_secrets);
        if (!Repeats(masked, secrets, work))
        {
            return null;
        }

        return ResultJson.WriteUtf8(writer => Write(writer, masked, secrets, work), JsonMarshal.GetRawUtf8Value(masked).Length + 1024);
    }

    private bool Repeats(JsonElement value, KnownSecrets secrets, CallWork? work) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(member => Repeats(member.Value, secrets, work)),
        JsonValueKind.Array => value.EnumerateArray().Any(item => Repeats(item, secrets, work)),
        JsonValueKind.String => value.GetString()! is var text && !ReferenceEquals(Clean(text, secrets, work), text),
        _ => false,
    };

    private string Clean(string text, KnownSecrets secrets, CallWork? work)
        => text.Length <= Shortest || _secrets.Contains(text) ? text : secrets.Hide(text, work);

    private void Write(Utf8JsonWriter writer, JsonElement value, KnownSecrets secrets, CallWork? work)
    {
        work?.Step();
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value, secrets, work);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item, secrets, work);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Clean(value.GetString()!, secrets, work));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
