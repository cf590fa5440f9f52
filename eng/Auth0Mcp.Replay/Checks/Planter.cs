using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.Calls.Masking;

namespace Auth0Mcp.Replay.Checks;

/// <summary>
/// Puts made-up secrets where a recording has none any more, and where the catalog declares one. The same recording always gets
/// the same.
/// </summary>
/// <param name="seed">Tells exchanges apart.</param>
internal sealed partial class Planter(string seed)
{
    private readonly List<Plant> _plants = [];

    /// <summary>What was planted.</summary>
    public IReadOnlyList<Plant> Plants => _plants;

    /// <summary>True for a text that holds something planted.</summary>
    public bool IsPlanted(string text) => _plants.Exists(plant => text.Contains(plant.Value, StringComparison.Ordinal));

    /// <summary>The value with every blanked or declared secret in it made up.</summary>
    public JsonElement PlantIn(JsonElement value, SecretMask.View place)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            return value;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = 512 }))
        {
            Write(writer, value, place, "", "", isSecret: false);
        }

        return JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = 512 }).RootElement;
    }

    private void Write(Utf8JsonWriter writer, JsonElement value, SecretMask.View place, string path, string name, bool isSecret)
    {
        isSecret |= place.IsSecret;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    var here = JsonPlaces.Join(path, property.Name);
                    Write(writer, property.Value, place.Property(property.Name, value), here, property.Name, isSecret);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item, place.Items(), path + "[]", name, isSecret);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String when value.GetString() is { Length: > 0 } text:
                writer.WriteStringValue(Replaced(text, path, name, isSecret));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private string Replaced(string text, string path, string name, bool isSecret)
    {
        var isBlanked = text.Contains(SecretMask.Redacted, StringComparison.OrdinalIgnoreCase);
        return (isSecret && !isBlanked) || (isBlanked && text.Length == SecretMask.Redacted.Length) ? Next(path, name)
            : isBlanked ? text.Replace(SecretMask.Redacted, Next(path, name), StringComparison.OrdinalIgnoreCase)
            : text;
    }

    private string Next(string path, string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}/{_plants.Count}")));
        var text = Convert.ToBase64String(hash).Replace('+', 'q').Replace('/', 'Z').TrimEnd('=');
        var isPublic = CertificateName().IsMatch(name);
        _plants.Add(new Plant(path, text, !isPublic));
        var block = name.Equals("pkcs7", StringComparison.OrdinalIgnoreCase) ? "PKCS7" : "CERTIFICATE";
        return isPublic ? $"-----BEGIN {block}-----\nMIIDDTCCAfWgAwIBAgIJ{text}\n-----END {block}-----\n" : text;
    }

    [GeneratedRegex(
        @"^(cert|pem|(signing|x509)?_?cert(ificate)?s?|x5c|pkcs7)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CertificateName();
}

/// <summary>Something made up.</summary>
/// <param name="IsSecret">False for public material that recorders blank all the same.</param>
internal sealed record Plant(string Path, string Value, bool IsSecret);
