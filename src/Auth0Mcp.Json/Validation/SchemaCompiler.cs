using System.Text.Json;

namespace Auth0Mcp.Validation;

/// <summary>Turns schema text into <see cref="SchemaNode"/>s. Referenced schemas are compiled once and shared.</summary>
internal sealed partial class SchemaCompiler(JsonElement document)
{
    private readonly Dictionary<string, SchemaReference> _references = new(StringComparer.Ordinal);
    private readonly Queue<SchemaReference> _unresolved = new();
    private readonly List<string> _place = [];
    private bool _opensAny;

    /// <summary>True when a schema that was compiled opens an object beside the properties that it names.</summary>
    public bool OpensAny => _opensAny;

    /// <summary>Compiles a schema and everything it refers to.</summary>
    public SchemaNode Compile(JsonElement schema, string name)
    {
        var node = CompileAt(name, schema);
        while (_unresolved.TryDequeue(out var reference))
        {
            reference.Target = CompileAt(reference.Pointer, JsonPointer.Locate(document, reference.Pointer));
        }

        return node;
    }

    private SchemaNode CompileAt(string name, JsonElement schema)
    {
        _place.Clear();
        _place.Add(name);
        return Node(schema);
    }

    private SchemaNode Node(JsonElement schema)
    {
        if (schema.ValueKind is JsonValueKind.True)
        {
            return SchemaNode.Anything;
        }

        if (schema.ValueKind is JsonValueKind.False)
        {
            return SchemaNode.Nothing;
        }

        if (schema.ValueKind is not JsonValueKind.Object)
        {
            throw Unsupported("a schema must be an object or a boolean");
        }

        var groups = KeywordGroups(schema);
        return new SchemaNode
        {
            Reference = schema.TryGetProperty("$ref", out var reference) ? Reference(reference.GetString()!) : null,
            Kinds = schema.TryGetProperty("type", out var type) ? Kinds(type) : JsonKinds.Any,
            Enum = schema.TryGetProperty("enum", out var values) ? new AllowedValues(values.EnumerateArray()) : null,
            Const = schema.TryGetProperty("const", out var value) ? new AllowedValues([value]) : null,
            Strings = (groups & Group.Strings) != 0 ? Strings(schema) : null,
            Numbers = (groups & Group.Numbers) != 0 ? Numbers(schema) : null,
            Arrays = (groups & Group.Arrays) != 0 ? Arrays(schema) : null,
            Objects = (groups & Group.Objects) != 0 ? Objects(schema) : null,
            AllOf = (groups & Group.Branches) != 0 ? Children(schema, "allOf") : [],
            AnyOf = (groups & Group.Branches) != 0 ? Alternatives(schema, "anyOf") : null,
            OneOf = (groups & Group.Branches) != 0 ? Alternatives(schema, "oneOf") : null,
            Not = (groups & Group.Branches) != 0 ? Child(schema, "not") : null,
            Condition = (groups & Group.Branches) != 0 && Child(schema, "if") is { } test
                ? new Condition(test, Child(schema, "then"), Child(schema, "else"))
                : null,
        };
    }

    private SchemaReference Reference(string pointer)
    {
        if (_references.TryGetValue(pointer, out var known))
        {
            return known;
        }
        // Compiled from the queue, not here: recursive schemas end, and long chains need no deep stack.
        var reference = new SchemaReference(pointer);
        _references.Add(pointer, reference);
        _unresolved.Enqueue(reference);
        return reference;
    }

    private JsonKinds Kinds(JsonElement type)
    {
        var kinds = JsonKinds.None;
        IEnumerable<JsonElement> words = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray() : [type];
        foreach (var word in words)
        {
            var kind = word.ValueKind == JsonValueKind.String ? JsonKindsExtensions.FromKeyword(word.GetString()) : JsonKinds.None;
            if (kind == JsonKinds.None)
            {
                throw Unsupported($"type {word.GetRawText()} is not one of JSON Schema's types");
            }

            kinds |= kind;
        }
        return kinds;
    }

    private SchemaNode? Child(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var child) ? Inside(keyword, child) : null;

    private SchemaNode[] Children(JsonElement schema, string keyword)
    {
        if (!schema.TryGetProperty(keyword, out var children))
        {
            return [];
        }

        return [.. children.EnumerateArray().Select((child, index) => Inside($"{keyword}/{index}", child))];
    }

    private Alternatives? Alternatives(JsonElement schema, string keyword) =>
        Children(schema, keyword) is { Length: > 0 } branches ? new Alternatives(branches) : null;

    private SchemaNode Inside(string step, JsonElement schema)
    {
        _place.Add(step);
        var node = Node(schema);
        _place.RemoveAt(_place.Count - 1);
        return node;
    }

    private UnsupportedSchemaException Unsupported(string problem) => new($"{string.Join('/', _place)}: {problem}.");
}
