using System.Text.Json;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.Catalog;
using Auth0Mcp.Guides;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tools.Discovery;

/// <summary>A place in a schema that a path leads to.</summary>
/// <param name="Schemas">What describes it: more than one where the path passes a union in which several forms have it.</param>
/// <param name="Wording">The path by which the wording is found: without the values that chose a form on the way.</param>
/// <param name="Answer">The same place in the answers of the tool, which tells what is secret; null for all arguments together.</param>
internal sealed record SchemaPlace(IReadOnlyList<JsonElement> Schemas, string Wording, SecretMask.View? Answer);

/// <summary>Finds and writes parts of the schema of a tool, references followed and wording filled in.</summary>
internal sealed partial class SchemaPart
{
    private readonly ToolDescriptor _tool;
    private readonly JsonElement _root;
    private readonly Func<string, string?> _wording;
    private readonly Dictionary<string, JsonElement> _defaults = new(StringComparer.Ordinal);
    private readonly SchemaPlace _start;
    private readonly bool _isGuide;

    /// <summary>The whole schema of a tool, as a catalog shows it.</summary>
    public SchemaPart(ToolDescriptor tool, ToolCatalog catalog)
    {
        var texts = tool.Wording.IsEmpty ? default : JsonElement.Parse(tool.Wording);
        (_tool, _root) = (tool, JsonElement.Parse(catalog.WholeSchema(tool).Span));
        _wording = path => texts.ValueKind == JsonValueKind.Object && texts.TryGetProperty(path, out var text) ? text.GetString() : null;
        _start = new SchemaPlace([_root], "", null);
        foreach (var (path, value) in tool is OperationTool operation ? ArgumentDefaults.Parse(operation.Defaults).Unconditional : [])
        {
            _defaults.TryAdd(path, value);
        }
    }

    /// <summary>What a guide says of an argument for one value that it knows.</summary>
    public SchemaPart(ToolDescriptor tool, string argument, OptionGuide guide, string value)
    {
        (_tool, _root, _isGuide) = (tool, guide.Root, true);
        _wording = path => guide.Wording(value, path);
        _start = new SchemaPlace([guide.Schema(value)!.Value], "", RequestSecrets.PlaceOf(tool, argument));
    }

    /// <summary>The place of a dotted path, or null. A step is a property, or a value that only some forms of a union take.</summary>
    public SchemaPlace? Locate(string path)
    {
        var place = _start;
        foreach (var name in path.Length == 0 ? [] : path.Split('.'))
        {
            if (Step(place, name) is not { } next)
            {
                return null;
            }

            place = next;
        }

        return place;
    }

    /// <summary>The longest part of the path that exists, and what may follow it.</summary>
    public (string Path, IReadOnlyList<string> Names) Nearest(string path)
    {
        // The last step is the one that is not known, whatever is nested there.
        var (place, end) = (_start, 0);
        for (int start = 0, dot; (dot = path.IndexOf('.', start)) >= 0 && Step(place, path[start..dot]) is { } next; start = dot + 1)
        {
            (place, end) = (next, dot);
        }

        var existing = path[..end];
        var names = place.Schemas.SelectMany(schema => Names(schema)).Concat(Chooser(place.Schemas)?.Values ?? [])
            .Concat(Guide(existing)?.Values ?? []);
        return (existing, names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList());
    }

    private SchemaPlace? Step(SchemaPlace place, string name)
    {
        var properties = place.Schemas.Select(schema => Property(schema, name)).SelectMany(static found => found)
            .DistinctBy(static schema => schema.GetRawText()).ToList();
        if (properties.Count > 0)
        {
            return new SchemaPlace(properties, place.Wording.Length == 0 ? name : $"{place.Wording}.{name}", Answer(place.Answer, name));
        }

        var forms = place.Schemas.SelectMany(schema => Forms(schema)).ToList();
        var chosen = forms.Where(form => Takes(form, name)).ToList();
        return chosen.Count > 0 && (chosen.Count < forms.Count || forms.Count == 1) ? place with { Schemas = chosen } : null;
    }

    /// <summary>The schemas of a property: that of the place itself, or of each form that has it.</summary>
    private IEnumerable<JsonElement> Property(JsonElement declared, string name, int nesting = 0)
    {
        var schema = Resolve(declared);
        if (schema.ValueKind != JsonValueKind.Object || nesting == MostNested)
        {
            return [];
        }

        return schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out var property)
            ? [property]
            : Inside(schema).SelectMany(inner => Property(inner, name, nesting + 1));
    }

    private IEnumerable<string> Names(JsonElement declared, int nesting = 0)
    {
        var schema = Resolve(declared);
        if (schema.ValueKind != JsonValueKind.Object || nesting == MostNested)
        {
            return [];
        }

        var own = schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(static property => property.Name)
            : [];
        return own.Concat(Inside(schema).SelectMany(inner => Names(inner, nesting + 1)));
    }

    private OptionGuide? Guide(string path) => _isGuide ? null : OptionGuide.Of(_tool, path);

    private SecretMask.View Answer(SecretMask.View? outer, string name) => outer?.Property(name) ?? RequestSecrets.PlaceOf(_tool, name);

    /// <summary>What is said of an argument, or of a place inside one; null when nothing is.</summary>
    public string? Wording(string path) => _wording(path);

    /// <summary>What is sent when nothing is given; null when nothing is.</summary>
    public JsonElement? Default(string path) => _defaults.TryGetValue(path, out var value) ? value : null;

    /// <summary>A schema of this tool with its references followed.</summary>
    public JsonElement Resolve(JsonElement schema) => JsonPointer.Resolve(_root, schema);
}
