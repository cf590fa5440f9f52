using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Context;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>One mention of a reference.</summary>
/// <param name="Argument">The argument that it is in.</param>
/// <param name="Path">Where, from the name of the argument on.</param>
/// <param name="Put">Puts the secret in its place in the copy of the arguments.</param>
internal sealed record FoundReference(string Argument, string Path, string Text, Action<string> Put);

/// <summary>The references in the arguments of one call, and a copy of the arguments to put the secrets into.</summary>
internal sealed class SecretReferences
{
    private static readonly JsonDocumentOptions s_deep = DeepJson.Options;

    private readonly IReadOnlyDictionary<string, JsonElement> _given;
    private readonly CallWork? _work;
    private readonly JsonObject _copies = [];
    private readonly List<FoundReference> _all = [];

    private readonly List<string> _texts = [];

    /// <summary>
    /// The way to where the search is: as a person reads it, and as names of the document, <c>[]</c> for the items of a list.
    /// </summary>
    private readonly InstancePath _path = new();
    private readonly List<string> _steps = [];

    private SecretReferences(IReadOnlyDictionary<string, JsonElement> given, CallWork? work) => (_given, _work) = (given, work);

    /// <summary>The references in places that take one.</summary>
    public IReadOnlyList<FoundReference> All => _all;

    /// <summary>Paths of what looks like a reference in a place that takes none, and stays a text.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Looks for references in the arguments of a call; nothing is looked up.</summary>
    public static SecretReferences In(
        ToolDescriptor tool, ToolPlan plan, IReadOnlyDictionary<string, JsonElement> arguments, CallWork? work = null)
    {
        var found = new SecretReferences(arguments, work);
        if (tool is OperationTool operation)
        {
            // What is not sound JSON, such as an object with two values under one name, is refused by the check of the arguments.
            foreach (var (name,
                value) in arguments.Where(
                    static argument => JsonMarshal.GetRawUtf8Value(argument.Value).IndexOf("\"secret:"u8) >= 0
                    && JsonIntegrity.IsSound(argument.Value)))
            {
                found._copies[name] = JsonNode.Parse(value.GetRawText(), documentOptions: s_deep);
                found._path.Enter(name);
                found._steps.Add(name);
                found.Visit(
                    operation, plan, found._copies[name], name, RequestSecrets.PlaceOf(tool, name),
                    secret => found._copies[name] = secret);
                found._steps.Clear();
                found._path.Leave();
            }
        }

        return found;
    }

    /// <summary>
    /// True when what is wrong there may be right once the secret is in its place: a secret may decide between the forms of a
    /// whole argument.
    /// </summary>
    public bool MayExcuse(string path)
        => _all.Select(static found => found.Argument).Distinct(StringComparer.Ordinal)
            .Any(argument => MemberPath.IsWithin(path, argument));

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

    /// <param name="name">What the place is called, for judging it.</param>
    /// <param name="put">Puts a text in the place of the node.</param>
    private void Visit(OperationTool tool, ToolPlan plan, JsonNode? node, string name, SecretMask.View place, Action<string> put)
    {
        _work?.Step();
        switch (node)
        {
            case JsonObject fields:
                foreach (var (field, value) in fields)
                {
                    _path.Enter(field);
                    _steps.Add(field);
                    Visit(tool, plan, value, RequestSecrets.NameOf(name, field), place.Property(field),
                        secret => fields[field] = secret);
                    Leave();
                }

                break;
            case JsonArray items:
                var inner = place.Items();
                foreach (var (index, item) in items.Index())
                {
                    _path.Enter(index);
                    _steps.Add("[]");
                    Visit(tool, plan, item, name, inner, secret => items[index] = secret);
                    Leave();
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text) && SecretReference.IsReference(text):
                if (ReferencePlaces.Take(tool, Names(tool), place, () => IsDocumentedSecret(plan, name)))
                {
                    _all.Add(new FoundReference(_steps[0], _path.ToString(), text, put));
                }
                else
                {
                    _texts.Add(_path.ToString());
                }

                break;
        }
    }

    private bool IsDocumentedSecret(ToolPlan plan, string name)
        => RequestSecrets.IsSecretName(name) && DocumentedPlace.Is(plan.Root, CollectionsMarshal.AsSpan(_steps));

    private void Leave()
    {
        _path.Leave();
        _steps.RemoveAt(_steps.Count - 1);
    }

    /// <summary>The names of the document below the body.</summary>
    private string[] Names(OperationTool tool)
        => tool.BodyProperty(_steps[0]) is { } property ? [property, .. _steps[1..]] : [.. _steps[1..]];
}
