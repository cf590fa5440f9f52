using System.Text.Json;

namespace Auth0Mcp.Validation;

/// <summary>A JSON Schema (2020-12, the part that OpenAPI 3.1 documents use), compiled once and safe to share between threads.</summary>
/// <remarks>A keyword that would constrain values but is not implemented is an <see cref="UnsupportedSchemaException"/> when
/// compiling.</remarks>
/// <param name="root">The schema.</param>
/// <param name="origin">What messages call the document that it is from.</param>
/// <param name="opensAny">Some object in it takes members beside those that it names.</param>
internal sealed class JsonSchema(SchemaNode root, string origin, bool opensAny)
{
    /// <summary>Compiles a self-contained schema; <c>$ref</c> may point anywhere inside it, as in <c>#/$defs/X</c>.</summary>
    public static JsonSchema Parse(ReadOnlySpan<byte> utf8Json) => new SchemaDocument(JsonElement.Parse(utf8Json)).Compile("#");

    /// <summary>True when the value fits. Makes no garbage when it does.</summary>
    public bool Accepts(JsonElement value) => JsonIntegrity.IsSound(value) && SchemaWalk.Fits(root, value);

    /// <summary>
    /// True when an object of these members fits; may be false for one that fits, and then <see cref="Check"/> decides.
    /// </summary>
    public bool SurelyAccepts(IReadOnlyDictionary<string, JsonElement> members) => SurelyAccepts(members, out _);

    /// <summary>The same; tells also whether it is worth while to look for <see cref="UnknownMembers"/>.</summary>
    public bool SurelyAccepts(IReadOnlyDictionary<string, JsonElement> members, out bool mayHoldUnknown)
    {
        mayHoldUnknown = opensAny;
        return SchemaWalk.FitsMembers(root, members, ref mayHoldUnknown);
    }

    /// <summary>What a value that fits has beside the named members, where the schema opens an object that names some.</summary>
    public IReadOnlyList<UnknownMember> UnknownMembers(JsonElement value) => opensAny ? Validation.UnknownMembers.In(root, value) : [];

    /// <summary>True when the schema says of the member at that path of names that it may be null.</summary>
    public bool SaysNull(params ReadOnlySpan<string> names) => SchemaPlace.SaysNull(root, names);

    /// <summary>True when the schema says that the member at that path of names may be an object or a list.</summary>
    public bool HoldsMembers(params ReadOnlySpan<string> names) => SchemaPlace.HoldsMembers(root, names);

    /// <summary>True when the schema says anything of the member at that path of names, and not only that others pass.</summary>
    public bool Knows(params ReadOnlySpan<string> names) => SchemaPlace.Knows(root, names);

    /// <summary>What the schema takes, place by place.</summary>
    public SchemaView View() => SchemaView.Of(root);

    /// <summary>What is wrong with the value, at most <paramref name="limit"/> findings; empty when it fits.</summary>
    public IReadOnlyList<SchemaViolation> Check(JsonElement value, int limit = 8)
    {
        if (!JsonIntegrity.IsSound(value))
        {
            return JsonIntegrity.Explain(value, limit);
        }

        return SchemaWalk.Fits(root, value) ? [] : SchemaWalk.Explain(root, value, limit, origin);
    }

    /// <summary>
    /// What is wrong with a member of the value by the one alternative for it that declares exactly these members; null when
    /// there is none such.
    /// </summary>
    public IReadOnlyList<SchemaViolation>? CheckBranch(string name, IReadOnlySet<string> members, JsonElement value, int limit = 8)
        => JsonIntegrity.IsSound(value) && SchemaPlace.Branch(root, name, members) is { } branch
            ? SchemaWalk.Explain(branch, value, limit, origin, name)
            : null;
}
