using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls;

/// <summary>
/// Shows what a caller sends without the secrets in it. The document classifies answers, not requests: what the answer holds at the same
/// place decides, and the name, and in doubt a value is hidden. Plans and the audit log lose little by that.
/// </summary>
internal static partial class RequestSecrets
{
    /// <summary>What the document's name for a body as one argument is.</summary>
    private const string Body = "body";

    /// <summary>The name under which a property is judged: actions take their secrets as pairs of a name and a value.</summary>
    public static string NameOf(string parent, string property) => property == "value" && IsSecretName(parent) ? "secret" : property;

    /// <summary>True where a property of that name takes a secret.</summary>
    public static bool IsSecretName(string name) => Smell().IsMatch(name);

    /// <summary>True where a secret may be put in by reference. A setting that only sounds like one is shown by reads, and would tell it.</summary>
    public static bool TakesReference(string name, SecretMask.View place) => place.HidesText || (IsSecretName(name) && !Setting().IsMatch(name));

    /// <summary>The place in a tool's answer that has the name of an argument; a body that is one argument is the answer as a whole.</summary>
    public static SecretMask.View PlaceOf(ToolDescriptor? tool, string argument)
    {
        if (tool is not OperationTool operation)
        {
            return default;
        }

        var answer = SecretMask.Of(operation).Root;
        return operation.BodyProperty(argument) is { } property ? answer.Property(property)
            : operation.Renames.GetValueOrDefault(argument, argument) == Body ? answer
            : default;
    }

    /// <summary>Writes the value of a property.</summary>
    /// <param name="name">Empty for a body as a whole.</param>
    /// <param name="place">Where an answer of the tool holds the same.</param>
    public static void Write(Utf8JsonWriter writer, string name, JsonElement value, SecretMask.View place)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String when IsSecretName(name) || place.HidesText:
                writer.WriteStringValue(SecretReferences.IsReference(value.GetString()!) ? value.GetString() : SecretMask.Redacted);
                break;
            case JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Number when place.IsSecret:
                writer.WriteStringValue(SecretMask.Redacted);
                break;
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    writer.WritePropertyName(SecretScan.Clean(property.Name));
                    Write(writer, NameOf(name, property.Name), property.Value, place.Property(property.Name));
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                var items = place.Items();
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, name, item, items);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(SecretScan.Clean(value.GetString()!, SecretScan.DepthOf(name)));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    [GeneratedRegex(@"(ur[il]|endpoint|dictionary|history|policy|options|methods?|mode|type|alg|algorithm|details|scopes?|id|name|label|text)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Setting();

    [GeneratedRegex(@"secret(?!_to$)|passw|private_?key|api_?key|credential|token$|authorization|connection_?string|master_?key|sas_?key|(access|server|wrapped|write)_?key|^skey$|^confirmation$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Smell();
}
