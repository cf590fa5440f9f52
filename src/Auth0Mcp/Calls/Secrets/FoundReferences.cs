using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>One mention of a reference.</summary>
/// <param name="Argument">The argument that it is in.</param>
/// <param name="Path">Where, from the name of the argument on.</param>
/// <param name="Node">Its place in the copy of the arguments.</param>
internal sealed record FoundReference(string Argument, string Path, string Text, JsonNode Node);

/// <summary>The references in the arguments of one call, and a copy of the arguments to put the secrets into.</summary>
internal sealed class FoundReferences
{
    private static readonly JsonDocumentOptions s_deep = DeepJson.Options;

    private readonly IReadOnlyDictionary<string, JsonElement> _given;
    private readonly JsonObject _copies = [];
    private readonly List<FoundReference> _all = [];

    private readonly List<string> _texts = [];
    private JsonElement? _schema;

    private FoundReferences(IReadOnlyDictionary<string, JsonElement> given) => _given = given;

    /// <summary>The references in places that take one.</summary>
    public IReadOnlyList<FoundReference> All => _all;

    /// <summary>Paths of what looks like a reference in a place that takes none, and stays a text.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Looks for references in the arguments of a call; nothing is looked up.</summary>
    public static FoundReferences In(ToolDescriptor tool, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        var found = new FoundReferences(arguments);
        if (tool is OperationTool operation)
        {
            // What is no sound JSON, such as an object with two values under one name, is refused by the check of the arguments.
            foreach (var (name, value) in arguments.Where(static argument => JsonMarshal.GetRawUtf8Value(argument.Value).IndexOf("\"secret:"u8) >= 0 && JsonIntegrity.IsSound(argument.Value)))
            {
                found._copies[name] = JsonNode.Parse(value.GetRawText(), documentOptions: s_deep);
                found.Visit(operation, found._copies[name], name, [name], name, RequestSecrets.PlaceOf(tool, name), name);
            }
        }

        return found;
    }

    /// <summary>True when what is wrong there may be right once the secret is in its place: a secret may decide between the forms of a whole argument.</summary>
    public bool MayExcuse(string path)
        => _all.Any(found => path.StartsWith(found.Argument, StringComparison.Ordinal) && (path.Length == found.Argument.Length || path[found.Argument.Length] is '.' or '['));

    /// <summary>The arguments with what is in the copy now.</summary>
    public IReadOnlyDictionary<string, JsonElement> Arguments()
    {
        if (_all.Count == 0)
        {
            return _given;
        }

        var arguments = new Dictionary<string, JsonElement>(_given, StringComparer.Ordinal);
        foreach (var (name, copy) in _copies)
        {
            arguments[name] = JsonElement.Parse(copy!.ToJsonString(), s_deep);
        }

        return arguments;
    }

    /// <param name="steps">The way there from the name of the argument on.</param>
    /// <param name="name">What the place is called, for judging it.</param>
    private void Visit(OperationTool tool, JsonNode? node, string argument, string[] steps, string name, SecretMask.View place, string path)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (field, value) in fields)
                {
                    Visit(tool, value, argument, [.. steps, field], RequestSecrets.NameOf(name, field), place.Property(field), $"{path}.{field}");
                }

                break;
            case JsonArray items:
                for (var index = 0; index < items.Count; index++)
                {
                    Visit(tool, items[index], argument, [.. steps, "[]"], name, place.Items(), $"{path}[{index}]");
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text) && SecretReferences.IsReference(text):
                if (ReferencePlaces.Take(tool, Names(tool, steps), place, () => RequestSecrets.IsSecretName(name) && DocumentedPlace.Is(Schema(tool), steps)))
                {
                    _all.Add(new FoundReference(argument, path, text, value));
                }
                else
                {
                    _texts.Add(path);
                }

                break;
        }
    }

    /// <summary>The names of the document below the body.</summary>
    private static string[] Names(OperationTool tool, string[] steps) => tool.BodyProperty(steps[0]) is { } property ? [property, .. steps[1..]] : steps[1..];

    private JsonElement Schema(OperationTool tool) => _schema ??= JsonElement.Parse(tool.EnforcedSchema);
}
