using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Consent;

/// <summary>What a consent is for: one tenant, one tool, one set of arguments, the files that they name, and what is stored. Two calls agree when they mean the same JSON.</summary>
/// <param name="Call">A hash in hexadecimal, of all but the files.</param>
/// <param name="Files">The hashes of the files; empty when there are none.</param>
/// <param name="State">The hash of what an update was planned for; empty where that does not matter.</param>
internal sealed record ConsentBinding(string Call, string Files, string State = "")
{
    /// <summary>The argument that carries the consent itself, and is not a part of what is agreed to.</summary>
    public const string Argument = "confirmation";

    /// <summary>The binding of a call for that tenant.</summary>
    public static ConsentBinding Of(string tenant, ToolCall call, IReadOnlyList<UploadedFile> files, StoredState? state = null)
        => new(HashOf(tenant, call), string.Join('-', files.Select(static file => file.Hash)), state?.Hash ?? "");

    /// <summary>How far a consent to another binding fits this one.</summary>
    public ConsentMatch Compare(ConsentBinding agreed)
        => !AreEqual(agreed.Call, Call) ? ConsentMatch.None
            : !AreEqual(agreed.Files, Files) ? ConsentMatch.OtherFiles
            : AreEqual(agreed.State, State) ? ConsentMatch.Whole
            : ConsentMatch.OtherState;

    /// <summary>Compares two secrets in a time that tells nothing about them.</summary>
    public static bool AreEqual(string left, string right)
        => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    /// <summary>The value in a form that is the same for all that mean the same.</summary>
    public static byte[] Canonical(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = DeepJson.MaxDepth }))
        {
            Write(writer, value);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static string HashOf(string tenant, ToolCall call)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = DeepJson.MaxDepth }))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(tenant);
            writer.WriteStringValue(call.Tool);
            writer.WriteStartObject();
            foreach (var (name, value) in call.Arguments.Where(static argument => argument.Key != Argument).OrderBy(static argument => argument.Key, StringComparer.Ordinal))
            {
                writer.WritePropertyName(name);
                Write(writer, value);
            }

            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    /// <summary>Models repeat a call with its properties in another order.</summary>
    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject().OrderBy(static property => property.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
