using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>Arguments with the secrets that they refer to.</summary>
/// <param name="Secrets">The values that were put in; empty when there is no reference.</param>
/// <param name="Problems">References that lead nowhere.</param>
internal sealed record ResolvedArguments(IReadOnlyDictionary<string, JsonElement> Values, IReadOnlyList<string> Secrets, IReadOnlyList<SchemaViolation> Problems);

/// <summary>
/// <c>secret:file:PATH#KEY</c> and <c>secret:env:NAME</c> in place of a secret: nobody has to show a model what a call sends. Only where the name of a
/// property asks for a secret; anywhere else such a text is a text. Plans, dry runs and logs keep the reference.
/// </summary>
internal sealed class SecretReferences(WorkingFolder folder, Func<string, string?> environment)
{
    private const string Start = "secret:";

    private readonly SecretSource _source = new(folder, environment);

    public static bool IsReference(string text)
        => text.StartsWith("secret:file:", StringComparison.Ordinal) || text.StartsWith("secret:env:", StringComparison.Ordinal) || text.StartsWith("secret:keychain:", StringComparison.Ordinal);

    /// <summary>The arguments as they are sent.</summary>
    public ResolvedArguments Resolve(IReadOnlyDictionary<string, JsonElement> arguments)
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
            resolved[name] = isPlain ? value : JsonElement.Parse(Resolve(JsonNodeOf(value), name, name, secrets, problems)!.ToJsonString());
        }

        return new ResolvedArguments(resolved, secrets, problems);
    }

    private JsonNode? Resolve(JsonNode? node, string name, string path, List<string> secrets, List<SchemaViolation> problems)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (property, value) in fields.ToList())
                {
                    fields[property] = Replacement(value, RequestSecrets.NameOf(name, property), $"{path}.{property}", secrets, problems);
                }

                return fields;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    items[i] = Replacement(items[i], name, $"{path}[{i}]", secrets, problems);
                }

                return items;
            default:
                return Replacement(node, name, path, secrets, problems);
        }
    }

    private JsonNode? Replacement(JsonNode? node, string name, string path, List<string> secrets, List<SchemaViolation> problems)
    {
        if (node is JsonObject or JsonArray)
        {
            return Resolve(node.DeepClone(), name, path, secrets, problems);
        }

        if (node is not JsonValue value || !value.TryGetValue<string>(out var text) || !IsReference(text) || !RequestSecrets.IsSecretName(name))
        {
            return node?.DeepClone();
        }

        if (_source.Read(text[Start.Length..], out var secret) is { } problem)
        {
            problems.Add(new SchemaViolation(path, $"{Quoted.Name(text)}: {problem}"));
            return node.DeepClone();
        }

        secrets.Add(secret);
        return JsonValue.Create(secret);
    }

    private static JsonNode? JsonNodeOf(JsonElement value) => JsonNode.Parse(value.GetRawText(), documentOptions: new JsonDocumentOptions { MaxDepth = 1000 });
}
