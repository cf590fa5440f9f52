using System.Text.Json;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Guides;

/// <summary>
/// What describes one argument by the value of another, where the schema of the operation does not: the options of a connection by its
/// strategy. It guides and never refuses, because live tenants accept more than it says.
/// </summary>
internal sealed class OptionGuide
{
    /// <summary>Combinations of combinations; a schema may contain itself.</summary>
    private const int MaxNested = 6;

    private static readonly string[] s_branches = ["oneOf", "anyOf", "allOf"];

    /// <summary>Stands for every value in the wording.</summary>
    private const string Shared = "shared";

    /// <summary>By operation. Read when first needed: it is larger than the rest of the descriptions of a tool.</summary>
    private static readonly Lazy<ILookup<string, OptionGuide>> s_guides = new(Read);

    private readonly JsonElement _rule;

    /// <summary>The values that have a property of that name, by the name.</summary>
    private readonly Lazy<ILookup<string, string>> _having;

    private OptionGuide(JsonElement rule, JsonElement root)
    {
        (_rule, Root) = (rule, root);
        (At, ChosenBy) = (rule.GetProperty("at").GetString()!, rule.GetProperty("by").GetString()!);
        Values = [.. rule.GetProperty("variants").EnumerateObject().Select(static variant => variant.Name)];
        _having = new(() => Values
            .SelectMany(value => Plain(Schema(value)!.Value).SelectMany(Names).Distinct(StringComparer.Ordinal)
                .Select(name => (Name: name, Value: value)))
            .ToLookup(static pair => pair.Name, static pair => pair.Value, StringComparer.Ordinal));
    }

    /// <summary>The document's name of the argument that is described.</summary>
    public string At { get; }

    /// <summary>The document's name of the argument whose value chooses.</summary>
    public string ChosenBy { get; }

    /// <summary>The values that choose, in ordinal order.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Those of <see cref="Values"/> whose schema has a property of that name.</summary>
    public IReadOnlyCollection<string> ValuesWith(string name) => [.. _having.Value[name]];

    /// <summary>The document in which references of the schemas are followed.</summary>
    public JsonElement Root { get; }

    /// <summary>The guides of a tool; most have none.</summary>
    public static IEnumerable<OptionGuide> Of(ToolDescriptor tool)
        => tool is OperationTool { Operation.Id: var operation } && OptionGuides.Cover(operation) ? s_guides.Value[operation] : [];

    /// <summary>The guide of one argument of a tool, or null.</summary>
    public static OptionGuide? Of(ToolDescriptor tool, string argument)
        => tool is OperationTool operation ? Of(tool).FirstOrDefault(guide => operation.BodyProperty(argument) == guide.At) : null;

    /// <summary>The schema for one value, references not followed; null for a value that nothing is known of.</summary>
    public JsonElement? Schema(string value) => _rule.GetProperty("variants").TryGetProperty(value, out var schema) ? schema : null;

    /// <summary>The schemas for one value, or for all where it is not known.</summary>
    public IReadOnlyList<JsonElement> Schemas(string? value)
        => value is not null && Schema(value) is { } schema ? [schema] : [.. Values.Select(known => Schema(known)!.Value)];

    /// <summary>
    /// True where null is a value: the schemas for that choice say so or, where they do not have the property, those for any.
    /// </summary>
    /// <param name="names">The way to the property, from the argument on.</param>
    public bool SaysNull(IReadOnlyList<string> names, string? chosen)
    {
        var places = Below(Schemas(chosen), names);
        return (places.Count > 0 ? places : Below(Schemas(null), names)).SelectMany(schema => Plain(schema)).Any(AllowsNull);
    }

    /// <summary>The wording of a property for one value, by its path inside; null when nobody wrote any.</summary>
    public string? Wording(string value, string path) => WordingOf(value, path) ?? WordingOf(Shared, path);

    /// <summary>The value that the arguments of a call give; null when they do not.</summary>
    public string? Chosen(OperationTool tool, IReadOnlyDictionary<string, JsonElement> arguments)
        => arguments.Where(argument => tool.BodyProperty(argument.Key) == ChosenBy && argument.Value.ValueKind == JsonValueKind.String)
            .Select(static argument => argument.Value.GetString())
            .FirstOrDefault();

    /// <summary>
    /// A schema taken apart into those that say something themselves: references followed, unions and combinations opened.
    /// </summary>
    public IEnumerable<JsonElement> Plain(JsonElement declared) => Plain(declared, 0);

    /// <summary>The schema of a property of a plain schema, or null.</summary>
    public static JsonElement? Property(JsonElement schema, string name)
        => schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out var property)
            ? property
            : null;

    /// <summary>The properties of a plain schema.</summary>
    public static IEnumerable<string> Names(JsonElement schema)
        => schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(static property => property.Name)
            : [];

    private List<JsonElement> Below(IEnumerable<JsonElement> schemas, IEnumerable<string> names)
        => names.Aggregate(schemas.ToList(), (places, name) =>
            [.. places.SelectMany(place => Plain(place)).Select(schema => Property(schema, name)).OfType<JsonElement>()]);

    private static bool AllowsNull(JsonElement schema)
        => schema.TryGetProperty("type", out var type)
            && (type.ValueKind == JsonValueKind.Array
                ? [.. type.EnumerateArray()]
                : new[] { type }).Any(static name => name.ValueEquals("null"u8));

    private IEnumerable<JsonElement> Plain(JsonElement declared, int nesting)
    {
        var schema = Resolve(declared);
        if (schema.ValueKind != JsonValueKind.Object || nesting == MaxNested)
        {
            return [];
        }

        var branches = s_branches
            .SelectMany(keyword => schema.TryGetProperty(keyword, out var list) ? list.EnumerateArray().ToList() : [])
            .SelectMany(branch => Plain(branch, nesting + 1))
            .ToList();
        return branches.Count == 0 || schema.TryGetProperty("properties", out _) ? branches.Prepend(schema) : branches;
    }

    private JsonElement Resolve(JsonElement schema) => JsonPointer.Resolve(Root, schema);

    private string? WordingOf(string value, string path)
        => _rule.GetProperty("wording").TryGetProperty(value, out var texts) && texts.TryGetProperty(path, out var text)
            ? text.GetString()
            : null;

    private static ILookup<string, OptionGuide> Read()
    {
        var root = JsonElement.Parse(OptionGuides.Json);
        return root.GetProperty("rules").EnumerateArray()
            .Select(rule => new OptionGuide(rule, root))
            .SelectMany(static guide => guide._rule.GetProperty("operations").EnumerateArray()
                .Select(operation => (Id: operation.GetString()!, Guide: guide)))
            .ToLookup(static pair => pair.Id, static pair => pair.Guide, StringComparer.Ordinal);
    }
}
