using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Auth0Mcp.Calls.Consent;

/// <summary>What a consent is for: one tenant, one tool, one set of arguments. Two calls agree when they mean the same JSON.</summary>
internal static class ConsentBinding
{
    /// <summary>The argument that carries the consent itself, and is no part of what is agreed to.</summary>
    public const string Argument = "confirmation";

    /// <summary>A hash in hexadecimal.</summary>
    public static string Of(string tenant, ToolCall call)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = 1000 }))
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

    /// <summary>Compares two secrets in a time that tells nothing about them.</summary>
    public static bool AreEqual(string left, string right)
        => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

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
