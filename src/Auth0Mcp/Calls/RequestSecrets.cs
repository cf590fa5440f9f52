using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.Calls.Secrets;

namespace Auth0Mcp.Calls;

/// <summary>
/// Shows what a caller sends without the secrets in it. The document classifies answers, not requests, so names decide here, and in
/// doubt a value is hidden: plans and the audit log lose little by that.
/// </summary>
internal static partial class RequestSecrets
{
    /// <summary>The name under which a property is judged: actions take their secrets as pairs of a name and a value.</summary>
    public static string NameOf(string parent, string property) => property == "value" && IsSecretName(parent) ? "secret" : property;

    /// <summary>True where a property of that name takes a secret.</summary>
    public static bool IsSecretName(string name) => Smell().IsMatch(name);

    public static void Write(Utf8JsonWriter writer, JsonElement value) => Write(writer, "", value);

    /// <summary>Writes the value of a property.</summary>
    public static void Write(Utf8JsonWriter writer, string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    writer.WritePropertyName(SecretScan.Clean(property.Name));
                    Write(writer, NameOf(name, property.Name), property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, name, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String when IsSecretName(name):
                writer.WriteStringValue(SecretReferences.IsReference(value.GetString()!) ? value.GetString() : SecretMask.Redacted);
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(SecretScan.Clean(value.GetString()!, SecretScan.DepthOf(name)));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    [GeneratedRegex(@"secret|passw|private_?key|api_?key|credential|(access|refresh|id|auth|bearer|bot|api)_?token$|^token$|authorization|connection_?string|master_?key|sas_?key|access_?key|^confirmation$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Smell();
}
