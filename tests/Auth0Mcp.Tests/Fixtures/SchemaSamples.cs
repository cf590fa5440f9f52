using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Demo;
using Auth0Mcp.Demo.Synthesis;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>
/// Values that together show all that a schema names: every property and every alternative is in some sample. Which parts stand
/// together is decided here, the parts themselves are the demo tenant's. Recursion ends where a schema is inside itself for the
/// second time.
/// </summary>
/// <param name="document">What <c>$ref</c> points into.</param>
/// <param name="choose">
/// Replaces a value by its place (component schema, dotted property path); null keeps the sample. Samples need not fit the schema then.
/// </param>
internal sealed class SchemaSamples(JsonElement document, Func<string, string, JsonNode?>? choose = null)
{
    private readonly SchemaDocument _schemas = new(document);
    private readonly Synthesizer _maker = new(document, new SchemaDocument(document));
    private readonly Stack<string> _inside = new();

    /// <summary>The samples that together cover a schema; never none.</summary>
    public List<JsonNode?> All(JsonElement schema) => All(schema, "", "");

    /// <summary>A value with nothing but what is required.</summary>
    public JsonNode? Minimal(JsonElement schema, string name) => _maker.Make(schema, name, Extent.Required);

    /// <summary>The given part of a value, with whatever else is required.</summary>
    public JsonNode? Complete(JsonElement schema, JsonNode given) => _maker.Complete(schema, given, "sample");

    /// <param name="owner">The component schema that declares the place.</param>
    /// <param name="path">Property names from there on.</param>
    private List<JsonNode?> All(JsonElement schema, string owner, string path)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return ["anything"];
        }

        if (path.Length > 0 && choose?.Invoke(owner, path) is { } chosen)
        {
            return [chosen];
        }

        var samples = Merge(Sources(schema, owner, path).ToList());
        if (samples.Count == 0)
        {
            return [Minimal(schema, Seed(path))];
        }

        return choose is null ? samples.ConvertAll(sample => Fitting(schema, sample, path)) : samples;
    }

    /// <summary>
    /// The samples of everything that speaks about one place: what is referred to, alternatives, and the schema's own keywords.
    /// </summary>
    private IEnumerable<List<JsonNode?>> Sources(JsonElement schema, string owner, string path)
    {
        if (schema.TryGetProperty("properties", out var properties) || schema.TryGetProperty("additionalProperties", out _))
        {
            yield return Objects(schema, properties, owner, path);
        }

        if (schema.TryGetProperty("items", out var items))
        {
            yield return Arrays(schema, items, owner, path);
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            yield return Target(schema, reference.GetString()!);
        }

        foreach (var part in Branches(schema, "allOf"))
        {
            yield return All(part, owner, path);
        }

        foreach (var keyword in (string[])["oneOf", "anyOf"])
        {
            // Nothing about secrets or undeclared properties is in a null.
            var branches = Branches(schema, keyword).Where(static branch => !IsNull(branch)).ToList();
            if (branches.Count > 0)
            {
                yield return [.. branches.SelectMany(branch => All(branch, owner, path))];
            }
        }
    }

    private List<JsonNode?> Target(JsonElement schema, string pointer)
    {
        if (_inside.Count(seen => seen == pointer) > 1)
        {
            return [Minimal(schema, "sample")];
        }

        _inside.Push(pointer);
        var samples = All(JsonPointer.Locate(document, pointer), pointer[(pointer.LastIndexOf('/') + 1)..], "");
        _inside.Pop();
        return samples;
    }

    /// <summary>
    /// As many objects as the property with the most samples has; the others repeat theirs. More where few properties may stand
    /// together.
    /// </summary>
    private List<JsonNode?> Objects(JsonElement schema, JsonElement declared, string owner, string path)
    {
        List<(string Name, List<JsonNode?> Samples)> properties = [];
        foreach (var property in declared.ValueKind == JsonValueKind.Object ? declared.EnumerateObject() : default)
        {
            if (!IsRecursion(property.Value))
            {
                properties.Add(
                    (property.Name, All(property.Value, owner, path.Length == 0 ? property.Name : $"{path}.{property.Name}")));
            }
        }

        if (schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.Object
            && !IsRecursion(others))
        {
            properties.Add(("sample1", All(others, owner, path)));
        }

        var most = schema.TryGetProperty("maxProperties", out var bound) ? bound.GetInt32() : int.MaxValue;
        return
        [
            .. from some in properties.Chunk(Math.Clamp(properties.Count, 1, Math.Max(most, 1))).DefaultIfEmpty([])
               from index in Enumerable.Range(0, some.Select(static property => property.Samples.Count).Append(1).Max())
               select new JsonObject(
                   some.Select(property => KeyValuePair.Create(
                   property.Name, property.Samples[index % property.Samples.Count]?.DeepClone()))),
        ];
    }

    private List<JsonNode?> Arrays(JsonElement schema, JsonElement items, string owner, string path)
    {
        var samples = IsRecursion(items) ? [] : All(items, owner, path);
        var most = schema.TryGetProperty("maxItems", out var bound) ? Math.Max(bound.GetInt32(), 1) : int.MaxValue;
        return [.. samples.Chunk(Math.Min(Math.Max(samples.Count, 1), most)).DefaultIfEmpty([])
            .Select(static some => new JsonArray([.. some.Select(static item => item?.DeepClone())]))];
    }

    /// <summary>
    /// One list out of several about the same place: objects are joined property by property, other values as they are.
    /// </summary>
    private static List<JsonNode?> Merge(List<List<JsonNode?>> sources)
        => sources.Count < 2
            ? sources.FirstOrDefault() ?? []
            : [.. Enumerable.Range(0, sources.Max(static source => source.Count))
                .Select(index => Joined(sources.Select(source => source[index % source.Count])))];

    private static JsonNode? Joined(IEnumerable<JsonNode?> values)
    {
        var all = values.ToList();
        if (!all.TrueForAll(static value => value is JsonObject))
        {
            return all[^1]?.DeepClone();
        }

        var joined = new JsonObject();
        foreach (var (name, value) in all.SelectMany(static value => value!.AsObject()))
        {
            // The last word is that of the alternative, which fixes what the common part leaves open.
            joined[name] = value?.DeepClone();
        }

        return joined;
    }

    /// <summary>What stands together but may not, or lacks what it needs, is fixed.</summary>
    private JsonNode? Fitting(JsonElement schema, JsonNode? sample, string path)
        => _schemas.Compile(schema, "#").Accepts(NodeJson.Element(sample)) ? sample : _maker.Complete(schema, sample, Seed(path));

    private bool IsRecursion(JsonElement schema)
        => schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference)
            && _inside.Count(seen => seen == reference.GetString()) > 1;

    private static bool IsNull(JsonElement schema)
        => schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("type", out var type)
            && type.ValueKind == JsonValueKind.String && type.ValueEquals("null");

    private static IEnumerable<JsonElement> Branches(JsonElement schema, string keyword)
        => schema.TryGetProperty(keyword, out var branches) ? branches.EnumerateArray() : [];

    /// <summary>The maker reads the last word of a seed as the property's name.</summary>
    private static string Seed(string path) => "sample/" + path[(path.LastIndexOf('.') + 1)..];
}
