using System.Text.Json;

namespace Auth0Mcp.Calls.Arguments;

/// <summary>
/// What a schema takes, its references followed and its alternatives side by side. In doubt it takes anything: then nothing is
/// read into a value.
/// </summary>
internal readonly struct SchemaForms
{
    /// <summary>A schema may contain itself.</summary>
    private const int MostNested = 12;

    private readonly JsonElement _root;
    private readonly List<JsonElement> _forms;

    private SchemaForms(JsonElement root, List<JsonElement> forms)
    {
        _root = root;
        _forms = forms;
    }

    /// <summary>The schema of one argument.</summary>
    /// <param name="root">The schema of all, which holds the definitions.</param>
    public static SchemaForms Of(JsonElement root, JsonElement schema) => Of(root, [schema]);

    /// <summary>True when a value of that kind fits one of the forms, or may.</summary>
    public bool Takes(string type) => _forms.Exists(form => Takes(form, type));

    /// <summary>The types that the forms declare, each once.</summary>
    public IReadOnlyList<string> Types()
        => [.. _forms.SelectMany(static form => form.ValueKind == JsonValueKind.Object
            && form.TryGetProperty("type", out var types) ? Names(types) : [])
            .Distinct(StringComparer.Ordinal)];

    /// <summary>The items of an array; null when they may be anything.</summary>
    public SchemaForms? Items()
    {
        var lists = _forms.Where(static form => Takes(form, "array")).ToList();
        return lists.Count > 0
            && lists.TrueForAll(static form => form.ValueKind == JsonValueKind.Object && form.TryGetProperty("items", out _)
                && !form.TryGetProperty("prefixItems", out _))
            ? Of(_root, lists.Select(static form => form.GetProperty("items")))
            : null;
    }

    /// <summary>True when an object takes any property: what stands in it is the caller's alone.</summary>
    public bool IsOpen => _forms.Exists(static form => Takes(form, "object")
        && (form.ValueKind != JsonValueKind.Object || !form.TryGetProperty("additionalProperties", out var others)
            || others.ValueKind != JsonValueKind.False));

    /// <summary>A property of an object; null where none of that name is known.</summary>
    public SchemaForms? Property(string name)
    {
        var declared = new List<JsonElement>();
        foreach (var form in _forms.Where(static form => form.ValueKind == JsonValueKind.Object && Takes(form, "object")))
        {
            if (form.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out var property))
            {
                declared.Add(property);
            }
        }

        return declared.Count > 0 ? Of(_root, declared) : null;
    }

    private static SchemaForms Of(JsonElement root, IEnumerable<JsonElement> schemas)
    {
        var forms = new List<JsonElement>();
        foreach (var schema in schemas)
        {
            Collect(root, schema, forms, MostNested);
        }

        return new SchemaForms(root, forms);
    }

    private static void Collect(JsonElement root, JsonElement schema, List<JsonElement> forms, int left)
    {
        if (left == 0 || schema.ValueKind != JsonValueKind.Object || schema.TryGetProperty("type", out _))
        {
            forms.Add(schema);
        }
        else if (schema.TryGetProperty("$ref", out var reference) && Resolve(root, reference.GetString()!) is { } resolved)
        {
            Collect(root, resolved, forms, left - 1);
        }
        else if (schema.TryGetProperty("oneOf", out var branches) || schema.TryGetProperty("anyOf", out branches)
            || (schema.TryGetProperty("allOf", out branches) && branches.GetArrayLength() == 1))
        {
            foreach (var branch in branches.EnumerateArray())
            {
                Collect(root, branch, forms, left - 1);
            }
        }
        else
        {
            forms.Add(schema);
        }
    }

    private static JsonElement? Resolve(JsonElement root, string reference)
        => reference.StartsWith("#/$defs/", StringComparison.Ordinal)
            && root.GetProperty("$defs").TryGetProperty(reference["#/$defs/".Length..], out var found) ? found : null;

    private static bool Takes(JsonElement form, string type)
        => form.ValueKind != JsonValueKind.Object
            ? form.ValueKind == JsonValueKind.True
            : form.TryGetProperty("type", out var types)
                ? Names(types).Contains(type)
                : form.TryGetProperty("enum", out var values) ? values.EnumerateArray().Any(value => Is(value, type))
                : !form.TryGetProperty("const", out var only) || Is(only, type);

    private static IEnumerable<string> Names(JsonElement types)
        => types.ValueKind == JsonValueKind.Array
            ? types.EnumerateArray().Select(static type => type.GetString()!)
            : [types.GetString()!];

    private static bool Is(JsonElement value, string type) => value.ValueKind switch
    {
        JsonValueKind.String => type == "string",
        JsonValueKind.Null => type == "null",
        JsonValueKind.Array => type == "array",
        JsonValueKind.Object => type == "object",
        _ => false,
    };
}
