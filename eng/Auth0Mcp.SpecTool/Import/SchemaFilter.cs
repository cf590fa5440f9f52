using System.Text.Json;
using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>Copies schemas without their prose and remembers which components they lead to.</summary>
internal sealed class SchemaFilter(DocumentNode root, KeywordCopier copier)
{
    private const string Prefix = "#/components/schemas/";

    private readonly DefaultRule _defaults = new(root);
    private readonly SortedDictionary<string, JsonNode> _components = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Queue<string> _waiting = new();
    private readonly HashSet<string> _inlined = new(StringComparer.Ordinal);

    public int DefaultsKept { get; private set; }

    public int DefaultsDropped { get; private set; }

    /// <summary>The components that what was copied refers to, directly or through each other, in ordinal order.</summary>
    /// <param name="attached">Components that are kept without a reference to them.</param>
    public JsonObject ReachedComponents(IEnumerable<string> attached)
    {
        foreach (var name in attached)
        {
            Reach(name);
        }

        while (_waiting.TryDequeue(out var name))
        {
            var schema = root.Find("components")?.Find("schemas")?.Find(name)
                ?? throw SpecException.At(Prefix + JsonPointer.Escape(name), "this schema is referred to but does not exist.");
            _components.Add(name, Copy(schema));
        }

        return new JsonObject(_components.Select(static entry => KeyValuePair.Create<string, JsonNode?>(entry.Key, entry.Value)));
    }

    /// <summary>Copies one schema, an object or a boolean.</summary>
    public JsonNode Copy(DocumentNode schema) => Copy(schema, isBranch: false);

    /// <param name="schema">The schema.</param>
    /// <param name="isBranch">A branch of oneOf or anyOf: a default there belongs to no value, so it is a sample.</param>
    private JsonNode Copy(DocumentNode schema, bool isBranch) =>
        schema.Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? JsonValue.Create(schema.Value)!
        : schema.FindText("$ref") is { } target && IsUnnamed(target) ? Inlined(schema, target, isBranch)
        : copier.Copy(schema, Keywords.Schema, (keyword, value) => Fact(schema, keyword, value, isBranch));

    private Kept Fact(DocumentNode schema, string keyword, DocumentNode value, bool isBranch) => keyword switch
    {
        "$ref" => Reference(value),
        "default" => Default(schema, value, isBranch),
        "discriminator" => Discriminator(value),
        "properties" or "patternProperties" or "dependentSchemas" => Map(value),
        "oneOf" or "anyOf" => List(value, areBranches: true),
        "allOf" or "prefixItems" => List(value, areBranches: false),
        "items" or "contains" or "unevaluatedItems" or "additionalProperties" or "unevaluatedProperties"
            or "propertyNames" or "contentSchema" or "not" or "if" or "then" or "else" => Copy(value),
        _ => copier.Fact(keyword, value),
    };

    /// <summary>True for the schema of a parameter, a part of a component and the like: they have no name to refer to.</summary>
    private static bool IsUnnamed(string target)
        => target.StartsWith("#/paths/", StringComparison.Ordinal)
            || (target.StartsWith("#/components/", StringComparison.Ordinal)
                && (!target.StartsWith(Prefix, StringComparison.Ordinal) || target.IndexOf('/', Prefix.Length) >= 0));

    /// <summary>Such a schema is written where it is used; keywords beside the reference win.</summary>
    private JsonNode Inlined(DocumentNode schema, string target, bool isBranch)
    {
        if (!_inlined.Add(target))
        {
            throw SpecException.At(schema.Pointer, $"'{target}' refers to itself, and has no name under {Prefix}");
        }

        var whole = JsonPointer.Find(root, target)!.Value;
        if (whole.IsObject && schema.Members().Any(static member => member.Name != "$ref"))
        {
            var merged = JsonObject.Create(whole.Value)!;
            foreach (var (keyword, value) in schema.Members().Where(static member => member.Name != "$ref"))
            {
                merged[keyword] = KeywordCopier.Verbatim(value);
            }

            whole = new DocumentNode(JsonSerializer.SerializeToElement(merged), schema.Pointer);
        }

        var copy = Copy(whole, isBranch);
        _inlined.Remove(target);
        return copy;
    }

    private JsonObject Map(DocumentNode schemas) => schemas.Members().ToJsonObject(Copy);

    private JsonArray List(DocumentNode schemas, bool areBranches) =>
        new([.. schemas.Items().Select(schema => Copy(schema, areBranches))]);

    private Kept Default(DocumentNode schema, DocumentNode value, bool isBranch)
    {
        if (isBranch || !_defaults.IsFact(schema, value))
        {
            DefaultsDropped++;
            return Kept.Nothing;
        }

        DefaultsKept++;
        return Kept.Verbatim(value);
    }

    private JsonObject Discriminator(DocumentNode discriminator) =>
        copier.Copy(discriminator, Keywords.Discriminator, (keyword, value) => keyword switch
        {
            "mapping" => value.Members().Where(static member => !IsUnnamed(member.Node.Text())).ToJsonObject(Mapped),
            _ => copier.Fact(keyword, value),
        });

    /// <summary>
    /// A mapping names its schema by reference or, rarely, by bare name. One that leads to a schema without a name, which stands
    /// among the alternatives anyway, is left out.
    /// </summary>
    private JsonNode? Mapped(DocumentNode target)
    {
        if (target.Text().StartsWith('#'))
        {
            return Reference(target);
        }

        Reach(target.Text());
        return KeywordCopier.Verbatim(target);
    }

    private JsonNode? Reference(DocumentNode reference)
    {
        var target = reference.Text();
        if (!target.StartsWith(Prefix, StringComparison.Ordinal))
        {
            throw SpecException.At(reference.Pointer, $"'{target}' is not a schema under {Prefix}");
        }

        Reach(JsonPointer.Segments(target).ElementAt(2));
        return KeywordCopier.Verbatim(reference);
    }

    private void Reach(string name)
    {
        if (_seen.Add(name))
        {
            _waiting.Enqueue(name);
        }
    }
}
