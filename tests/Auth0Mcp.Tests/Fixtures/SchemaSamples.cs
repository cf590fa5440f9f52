using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>
/// Makes values from schemas, independently of the server's code: everything that a schema names is in some sample, every alternative
/// at least once. Recursion ends where a schema is inside itself for the second time.
/// </summary>
/// <param name="document">What <c>$ref</c> points into.</param>
/// <param name="choose">Replaces a value by its place (component schema, dotted property path); null keeps the sample.</param>
internal sealed class SchemaSamples(JsonElement document, Func<string, string, JsonNode?>? choose = null)
{
    /// <summary>Marks an object that takes any property; <see cref="TakeMarks"/> removes it.</summary>
    private const string OpenMark = "\u0001open";

    private readonly Stack<string> _inside = new();

    /// <summary>Mark objects that take undeclared properties.</summary>
    public bool MarksOpenObjects { get; init; }

    /// <summary>The samples that together cover a schema; never none.</summary>
    public IReadOnlyList<JsonNode?> All(JsonElement schema) => All(schema, "", "");

    /// <summary>A value with nothing but what is required.</summary>
    public JsonNode? Minimal(JsonElement schema)
    {
        schema = Resolve(schema);
        if (Alternatives(schema) is { } alternatives)
        {
            return Minimal(alternatives[0]);
        }

        if (!IsObject(schema))
        {
            return Type(schema) == "array" && schema.TryGetProperty("minItems", out var least) && least.GetInt32() > 0
                ? new JsonArray([.. Enumerable.Range(0, least.GetInt32()).Select(_ => Minimal(schema.GetProperty("items")))])
                : Type(schema) == "array" ? new JsonArray() : Scalar(schema);
        }

        var value = new JsonObject();
        foreach (var name in Texts(schema, "required"))
        {
            value[name] = Minimal(schema.GetProperty("properties").GetProperty(name));
        }

        return value;
    }

    /// <summary>Removes the marks, and tells the places of the objects that had none.</summary>
    public static List<JsonObject> TakeMarks(JsonNode? value)
    {
        List<JsonObject> closed = [];
        Visit(value);
        return closed;

        void Visit(JsonNode? node)
        {
            if (node is JsonObject item)
            {
                if (!item.Remove(OpenMark))
                {
                    closed.Add(item);
                }

                item.Select(static pair => pair.Value).ToList().ForEach(Visit);
            }
            else if (node is JsonArray array)
            {
                array.ToList().ForEach(Visit);
            }
        }
    }

    private List<JsonNode?> All(JsonElement schema, string owner, string path)
    {
        if (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference))
        {
            var pointer = reference.GetString()!;
            if (_inside.Count(seen => seen == pointer) > 1)
            {
                return [Minimal(schema)];
            }

            _inside.Push(pointer);
            var inside = All(Resolve(schema), pointer[(pointer.LastIndexOf('/') + 1)..], "");
            _inside.Pop();
            return inside;
        }

        if (path.Length > 0 && choose?.Invoke(owner, path) is { } chosen)
        {
            return [chosen];
        }

        if (Alternatives(schema) is { } alternatives && !schema.TryGetProperty("properties", out _))
        {
            return alternatives.SelectMany(branch => All(branch, owner, path)).ToList();
        }

        if (IsObject(schema))
        {
            return Objects(schema, owner, path);
        }

        return Type(schema) == "array" ? [Array(schema, owner, path)] : [Scalar(schema)];
    }

    /// <summary>As many objects as the property with the most samples has; the others repeat theirs.</summary>
    private List<JsonNode?> Objects(JsonElement schema, string owner, string path)
    {
        var properties = Parts(schema)
            .Where(static part => part.TryGetProperty("properties", out _))
            .SelectMany(static part => part.GetProperty("properties").EnumerateObject())
            .Where(property => !IsRecursion(property.Value))
            .Select(property => (property.Name, Samples: All(property.Value, owner, path.Length == 0 ? property.Name : $"{path}.{property.Name}")))
            .ToList();
        var others = schema.TryGetProperty("additionalProperties", out var additional) ? additional : default;
        var isOpen = others.ValueKind == JsonValueKind.True || (others.ValueKind == JsonValueKind.Undefined && properties.Count == 0);
        var most = schema.TryGetProperty("maxProperties", out var bound) ? bound.GetInt32() : int.MaxValue;
        return properties.Chunk(Math.Min(most, Math.Max(properties.Count, 1))).DefaultIfEmpty([]).SelectMany(Objects).ToList();

        IEnumerable<JsonNode?> Objects((string Name, List<JsonNode?> Samples)[] some)
            => Enumerable.Range(0, some.Select(static property => property.Samples.Count).Append(1).Max()).Select(index => Object(some, index));

        JsonNode? Object((string Name, List<JsonNode?> Samples)[] some, int index)
        {
            var value = new JsonObject();
            if (MarksOpenObjects && (isOpen || others.ValueKind == JsonValueKind.Object))
            {
                value[OpenMark] = true;
            }

            foreach (var (name, samples) in some)
            {
                value[name] = samples[index % samples.Count]?.DeepClone();
            }

            if (isOpen)
            {
                value["anything"] = "goes";
            }
            else if (others.ValueKind == JsonValueKind.Object)
            {
                value["en"] = All(others, owner, path + ".*")[0]?.DeepClone();
            }

            return value;
        }
    }

    private JsonArray Array(JsonElement schema, string owner, string path)
    {
        var items = schema.TryGetProperty("items", out var item) && !IsRecursion(item) ? All(item, owner, path) : [];
        var most = schema.TryGetProperty("maxItems", out var bound) ? bound.GetInt32() : int.MaxValue;
        return new JsonArray([.. items.Take(most).Select(static sample => sample?.DeepClone())]);
    }

    private static JsonNode? Scalar(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return "anything";
        }

        if (schema.TryGetProperty("enum", out var words))
        {
            return JsonNode.Parse(words.EnumerateArray().First(static word => word.ValueKind != JsonValueKind.Null).GetRawText());
        }

        if (schema.TryGetProperty("const", out var constant))
        {
            return JsonNode.Parse(constant.GetRawText());
        }

        return Type(schema) switch
        {
            "boolean" => false,
            "integer" or "number" => Number(schema),
            "null" => null,
            "array" => new JsonArray(),
            _ => SampleText.For(schema),
        };
    }

    private static JsonNode Number(JsonElement schema)
    {
        var least = schema.TryGetProperty("minimum", out var minimum) ? minimum.GetDouble() : 1;
        var most = schema.TryGetProperty("maximum", out var maximum) ? maximum.GetDouble() : double.MaxValue;
        return JsonNode.Parse(Math.Min(Math.Max(least, 7), most).ToString("R", CultureInfo.InvariantCulture))!;
    }

    private IEnumerable<JsonElement> Parts(JsonElement schema)
    {
        yield return schema;
        if (schema.TryGetProperty("allOf", out var all))
        {
            foreach (var part in all.EnumerateArray().SelectMany(part => Parts(Resolve(part))))
            {
                yield return part;
            }
        }
    }

    private static List<JsonElement>? Alternatives(JsonElement schema)
        => schema.ValueKind == JsonValueKind.Object && (schema.TryGetProperty("oneOf", out var branches) || schema.TryGetProperty("anyOf", out branches))
            ? [.. branches.EnumerateArray()]
            : null;

    private static bool IsObject(JsonElement schema)
        => schema.ValueKind == JsonValueKind.Object && (Type(schema) == "object" || schema.TryGetProperty("properties", out _) || schema.TryGetProperty("allOf", out _));

    private bool IsRecursion(JsonElement schema)
        => schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference) && _inside.Count(seen => seen == reference.GetString()) > 1;

    /// <summary>The first type that is not null: nothing about secrets or undeclared properties is in a null.</summary>
    private static string? Type(JsonElement schema)
        => schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("type", out var type) ? null
            : type.ValueKind == JsonValueKind.String ? type.GetString()
            : type.EnumerateArray().Select(static item => item.GetString()).FirstOrDefault(static item => item != "null", "null");

    private JsonElement Resolve(JsonElement schema)
    {

        while (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference))
        {
            var pointer = reference.GetString()!;
            schema = pointer[2..].Split('/').Aggregate(document, static (node, part) =>
                node.GetProperty(part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)));
        }

        return schema;
    }

    private static IEnumerable<string> Texts(JsonElement schema, string keyword)
        => schema.TryGetProperty(keyword, out var texts) ? texts.EnumerateArray().Select(static text => text.GetString()!) : [];
}
