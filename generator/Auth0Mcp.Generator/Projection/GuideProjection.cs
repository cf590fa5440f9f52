using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Projection;

/// <summary>
/// Writes what the overlay attaches as one JSON text for all tools: under <c>rules</c> the operations, the property (<c>at</c>),
/// what chooses (<c>by</c>), the schema and the wording per value; under <c>$defs</c> the schemas that they share, without
/// annotations.
/// </summary>
internal sealed class GuideProjection(SpecDocument document)
{
    private readonly SortedDictionary<string, SpecNode> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SpecNode> _references = new(StringComparer.Ordinal);

    /// <summary>Nothing without a document; rules that attach nothing are reported elsewhere.</summary>
    public static GuideModel Project(SpecDocument? document, EquatableArray<AttachRule> rules, EquatableArray<OptionWording> wording)
        => document is null ? GuideModel.None : new GuideProjection(document).Project(rules, wording);

    private GuideModel Project(EquatableArray<AttachRule> rules, EquatableArray<OptionWording> wording)
    {
        var guides = rules
            .Select(rule => (Rule: rule, Operations: rule.Operations.Where(operation => TakesProperty(operation, rule.At)).ToList()))
            .Where(static guide => guide.Operations.Count > 0)
            .ToList();
        if (guides.Count == 0)
        {
            return GuideModel.None;
        }

        var written = SpecNode.Array(guides.Select(guide => Guide(guide.Rule, guide.Operations, wording)));
        var json = SpecNode.Object([new("rules", written), new("$defs", SpecNode.Object(_definitions))]).ToJson();
        return new GuideModel(
            guides.SelectMany(static guide => guide.Operations).Distinct(StringComparer.Ordinal)
            .OrderBy(static id => id, StringComparer.Ordinal).ToEquatableArray(), json);
    }

    private bool TakesProperty(string id, string property)
        => document.Operations.TryGetValue(id, out var operation)
           && operation.Body is { } body
           && document.Resolve(body.Schema)["properties"]?[property] is not null;

    private SpecNode Guide(AttachRule rule, IEnumerable<string> operations, EquatableArray<OptionWording> wording)
        => SpecNode.Object(
        [
            new("operations", SpecNode.Array(operations.Select(SpecNode.String))),
            new("at", SpecNode.String(rule.At)),
            new("by", SpecNode.String(rule.ChosenBy)),
            new("variants",
                SpecNode.Object(
                AttachedSchemas.Of(rule, document)
                .Select(variant => new KeyValuePair<string, SpecNode>(variant.Key, Strip(variant.Value))))),
            new("wording",
                SpecNode.Object(
                wording.Where(part => part.Rule == rule.Name)
                .Select(static part => new KeyValuePair<string, SpecNode>(part.Value, Texts(part.Wording))))),
        ]);

    private static SpecNode Texts(EquatableArray<TextPair> pairs)
        => SpecNode.Object(pairs.Select(static pair => new KeyValuePair<string, SpecNode>(pair.Key, SpecNode.String(pair.Text))));

    private SpecNode Strip(SpecNode schema)
    {
        if (SpecDocument.ReferenceOf(schema) is { } name)
        {
            return Reference(name);
        }

        return !schema.IsObject
            ? schema
            : SpecNode.Object(schema.Members
                .Where(static member => !Annotations.Include(member.Key))

                // Guidance closes nothing: where the document does, its own halves exclude each other.
                .Where(static member => member.Key != "additionalProperties" || member.Value.IsObject)
                .Select(member => new KeyValuePair<string, SpecNode>(member.Key, Keyword(member.Key, member.Value))));
    }

    private SpecNode Keyword(string keyword, SpecNode value) => keyword switch
    {
        "properties" or "patternProperties" =>
            SpecNode.Object(value.Members.Select(member => new KeyValuePair<string, SpecNode>(member.Key, Strip(member.Value)))),
        "oneOf" or "anyOf" or "allOf" or "prefixItems" => SpecNode.Array(value.Items.Select(Strip)),
        "items" or "additionalProperties" or "not" => Strip(value),
        _ => value,
    };

    /// <summary>A reference to a shared schema, or the schema itself where that is shorter: most are a word about one text.</summary>
    private SpecNode Reference(string name)
    {
        if (_references.TryGetValue(name, out var known))
        {
            return known;
        }

        // Noted before it is written, so that a schema may contain itself.
        var reference = SpecNode.Object([new("$ref", SpecNode.String("#/$defs/" + name))]);
        _references[name] = reference;
        var schema = document.Schemas.TryGetValue(name, out var target) ? Strip(target) : SpecNode.True;
        if (schema.ToJson() is var json && json.Length <= reference.ToJson().Length + name.Length && !json.Contains("$ref"))
        {
            return _references[name] = schema;
        }

        _definitions[name] = schema;
        return reference;
    }
}
