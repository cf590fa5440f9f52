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
/// <c>secret:file:PATH#KEY</c>, <c>secret:env:NAME</c> and <c>secret:keychain:NAME#KEY</c> in place of a secret: nobody has to show a model what a call sends. Only where the document
/// has a secret; anywhere else such a text is a text. Plans, dry runs and logs keep the reference.
/// </summary>
internal sealed class SecretReferences(WorkingFolder folder, Func<string, string?> environment, SecretKeychain? keychain)
{
    private const string Start = "secret:";

    private readonly SecretSource _source = new(folder, environment, keychain);

    public static bool IsReference(string text)
        => text.StartsWith("secret:file:", StringComparison.Ordinal) || text.StartsWith("secret:env:", StringComparison.Ordinal) || text.StartsWith("secret:keychain:", StringComparison.Ordinal);

    /// <summary>True when something in them may be a reference.</summary>
    public static bool Occur(IReadOnlyDictionary<string, JsonElement> arguments)
        => arguments.Values.Any(static value => JsonMarshal.GetRawUtf8Value(value).IndexOf("\"secret:"u8) >= 0);

    /// <summary>The arguments as they are sent.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ResolvedArguments> ResolveAsync(ToolDescriptor tool, IReadOnlyDictionary<string, JsonElement> arguments, CancellationToken cancellationToken)
    {
        if (!Occur(arguments))
        {
            return new ResolvedArguments(arguments, [], []);
        }

        var found = new Found([], []);
        var resolved = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
        {
            var isPlain = JsonMarshal.GetRawUtf8Value(value).IndexOf("\"secret:"u8) < 0;
            resolved[name] = isPlain
                ? value
                : JsonElement.Parse((await ReplacementAsync(JsonNodeOf(value), name, RequestSecrets.PlaceOf(tool, name), name, found, cancellationToken))!.ToJsonString());
        }

        return new ResolvedArguments(resolved, found.Secrets, found.Problems);
    }

    /// <param name="place">Where an answer of the tool holds the same.</param>
    private async Task<JsonNode?> ReplacementAsync(JsonNode? node, string name, SecretMask.View place, string path, Found found, CancellationToken cancellationToken)
    {
        switch (node)
        {
            case JsonObject fields:
                var replaced = new JsonObject();
                foreach (var (field, value) in fields)
                {
                    replaced[field] = await ReplacementAsync(value, RequestSecrets.NameOf(name, field), place.Property(field), $"{path}.{field}", found, cancellationToken);
                }

                return replaced;
            case JsonArray items:
                var list = new JsonArray();
                foreach (var item in items)
                {
                    list.Add(await ReplacementAsync(item, name, place.Items(), $"{path}[{list.Count}]", found, cancellationToken));
                }

                return list;
            case JsonValue value when value.TryGetValue<string>(out var text) && IsReference(text) && RequestSecrets.TakesReference(name, place):
                var (secret, problem) = await _source.ReadAsync(text[Start.Length..], cancellationToken);
                if (problem is not null)
                {
                    found.Problems.Add(new SchemaViolation(path, $"{Quoted.Name(text)}: {problem}"));
                    return value.DeepClone();
                }

                found.Secrets.Add(secret);
                return JsonValue.Create(secret);
            default:
                return node?.DeepClone();
        }
    }

    private static JsonNode? JsonNodeOf(JsonElement value) => JsonNode.Parse(value.GetRawText(), documentOptions: new JsonDocumentOptions { MaxDepth = 1000 });

    /// <summary>What references led to, and those that lead nowhere.</summary>
    private sealed record Found(List<string> Secrets, List<SchemaViolation> Problems);
}
