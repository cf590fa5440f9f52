using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>Arguments with the secrets that they refer to.</summary>
/// <param name="Secrets">The values that were put in; empty when there is no reference.</param>
/// <param name="Problems">References that lead nowhere.</param>
internal sealed record ResolvedArguments(IReadOnlyDictionary<string, JsonElement> Values, IReadOnlyList<string> Secrets, IReadOnlyList<SchemaViolation> Problems);

/// <summary>
/// <c>secret:file:PATH#KEY</c> and <c>secret:env:NAME</c> in place of a secret: nobody has to show a model what a call sends. Only where the document
/// has a secret; anywhere else such a text is a text. Plans, dry runs and logs keep the reference.
/// </summary>
internal sealed class SecretReferences(WorkingFolder folder, Func<string, string?> environment)
{
    private const string Start = "secret:";

    private readonly SecretSource _source = new(folder, environment);

    public static bool IsReference(string text)
        => text.StartsWith("secret:file:", StringComparison.Ordinal) || text.StartsWith("secret:env:", StringComparison.Ordinal) || text.StartsWith("secret:keychain:", StringComparison.Ordinal);

    /// <summary>The arguments as they are sent.</summary>
    public ResolvedArguments Resolve(ToolDescriptor tool, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        if (!arguments.Values.Any(static value => JsonMarshal.GetRawUtf8Value(value).IndexOf("\"secret:"u8) >= 0))
        {
            return new ResolvedArguments(arguments, [], []);
        }

        var secrets = new List<string>();
        var problems = new List<SchemaViolation>();
        var resolved = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
        {
            var isPlain = JsonMarshal.GetRawUtf8Value(value).IndexOf("\"secret:"u8) < 0;
            resolved[name] = isPlain ? value : JsonElement.Parse(Replacement(JsonNodeOf(value), name, RequestSecrets.PlaceOf(tool, name), name, secrets, problems)!.ToJsonString());
        }

        return new ResolvedArguments(resolved, secrets, problems);
    }

    /// <param name="place">Where an answer of the tool holds the same.</param>
    private JsonNode? Replacement(JsonNode? node, string name, SecretMask.View place, string path, List<string> secrets, List<SchemaViolation> problems)
    {
        switch (node)
        {
            case JsonObject fields:
                return new JsonObject(fields.Select(field => KeyValuePair.Create(
                    field.Key, Replacement(field.Value, RequestSecrets.NameOf(name, field.Key), place.Property(field.Key), $"{path}.{field.Key}", secrets, problems))));
            case JsonArray items:
                return new JsonArray([.. items.Select((item, index) => Replacement(item, name, place.Items(), $"{path}[{index}]", secrets, problems))]);
            case JsonValue value when value.TryGetValue<string>(out var text) && IsReference(text) && (RequestSecrets.IsSecretName(name) || place.HidesText):
                if (_source.Read(text[Start.Length..], out var secret) is { } problem)
                {
                    problems.Add(new SchemaViolation(path, $"{Quoted.Name(text)}: {problem}"));
                    return value.DeepClone();
                }

                secrets.Add(secret);
                return JsonValue.Create(secret);
            default:
                return node?.DeepClone();
        }
    }

    private static JsonNode? JsonNodeOf(JsonElement value) => JsonNode.Parse(value.GetRawText(), documentOptions: new JsonDocumentOptions { MaxDepth = 1000 });
}
