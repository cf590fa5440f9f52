using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Consent;

/// <summary>Binds a consent to a call: models repeat one with its properties in another order, and mean the same.</summary>
internal static class CallBinding
{
    /// <summary>The binding of a call for that tenant.</summary>
    public static ConsentBinding Of(string tenant, ToolCall call, IReadOnlyList<UploadedFile> files, StoredState? state = null)
        => new(HashOf(tenant, call), string.Join('-', files.Select(static file => file.Hash)), state?.Hash ?? "");

    private static string HashOf(string tenant, ToolCall call)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = DeepJson.MaxDepth }))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(tenant);
            writer.WriteStringValue(call.Tool);
            writer.WriteStartObject();
            var arguments = call.Arguments.Where(static argument => argument.Key != ConsentBinding.Argument);
            foreach (var (name, value) in arguments.OrderBy(static argument => argument.Key, StringComparer.Ordinal))
            {
                writer.WritePropertyName(name);
                CanonicalJson.Write(writer, value);
            }

            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }
}
