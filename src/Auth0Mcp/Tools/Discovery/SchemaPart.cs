using System.Text.Json;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tools.Discovery;

/// <summary>Finds and writes parts of an enforced schema, references followed and wording filled in.</summary>
internal sealed class SchemaPart
{
    /// <summary>Alternatives within alternatives; a list may also contain itself.</summary>
    private const int MostNested = 6;

    private static readonly string[] s_branches = ["oneOf", "anyOf", "allOf"];

    private readonly JsonElement _root;
    private readonly JsonElement? _wording;

    public SchemaPart(JsonElement root, ReadOnlySpan<byte> wording)
    {
        _root = root;
        _wording = wording.IsEmpty ? null : JsonElement.Parse(wording);
    }

    /// <summary>The schema at a dotted path, or null; an empty path is the whole.</summary>
    public JsonElement? Locate(string path)
    {
        var place = _root;
        foreach (var name in path.Length == 0 ? [] : path.Split('.'))
        {
            if (Property(place, name) is not { } property)
            {
                return null;
            }

            place = property;
        }

        return place;
    }

    /// <summary>The longest part of the path that exists, and the names that may follow it.</summary>
    public (string Path, IReadOnlyList<string> Names) Nearest(string path)
    {
        var steps = path.Split('.');
        var known = steps.Length - 1;
        while (known > 0 && Locate(string.Join('.', steps.Take(known))) is null)
        {
            known--;
        }

        var existing = string.Join('.', steps.Take(known));
        return (existing, Names(Locate(existing)!.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList());
    }

    /// <summary>Writes a schema down to that many levels of properties; what is cut off names the path that shows it.</summary>
    public void Write(Utf8JsonWriter writer, JsonElement schema, string path, int levels)
    {
        schema = Resolve(schema);
        if (schema.ValueKind != JsonValueKind.Object)
        {
            schema.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        if (path.Length > 0 && _wording?.TryGetProperty(path, out var text) == true)
        {
            writer.WritePropertyName("description");
            text.WriteTo(writer);
        }

        foreach (var member in schema.EnumerateObject())
        {
            WriteKeyword(writer, member, path, levels);
        }

        writer.WriteEndObject();
    }

    private void WriteKeyword(Utf8JsonWriter writer, JsonProperty member, string path, int levels)
    {
        switch (member.Name)
        {
            case "$defs":
                break;
            case "properties" when levels == 0:
                writer.WriteString("cut", path.Length == 0 ? "call again with path" : $"call again with path {path}");
                break;
            case "properties":
                writer.WriteStartObject("properties");
                foreach (var property in member.Value.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", levels - 1);
                }

                writer.WriteEndObject();
                break;
            case "oneOf" or "anyOf" when levels == 0 && path.Length > 0:
                writer.WriteString("cut", $"one of {member.Value.GetArrayLength()} forms; call again with path {path}");
                break;
            case "oneOf" or "anyOf" or "allOf":
                writer.WriteStartArray(member.Name);
                foreach (var branch in member.Value.EnumerateArray())
                {
                    Write(writer, branch, path, levels);
                }

                writer.WriteEndArray();
                break;
            case "items" or "additionalProperties" or "not":
                writer.WritePropertyName(member.Name);
                if (levels > 0)
                {
                    Write(writer, member.Value, path, IsReference(member.Value) ? levels - 1 : levels);
                }
                else
                {
                    writer.WriteBooleanValue(member.Value.ValueKind != JsonValueKind.False);
                }

                break;
            default:
                member.WriteTo(writer);
                break;
        }
    }

    private JsonElement? Property(JsonElement schema, string name, int nesting = 0)
    {
        schema = Resolve(schema);
        if (schema.ValueKind != JsonValueKind.Object || nesting == MostNested)
        {
            return null;
        }

        if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out var property))
        {
            return property;
        }

        return Inside(schema).Select(inner => Property(inner, name, nesting + 1)).FirstOrDefault(static found => found is not null);
    }

    private IEnumerable<string> Names(JsonElement schema, int nesting = 0)
    {
        schema = Resolve(schema);
        if (schema.ValueKind != JsonValueKind.Object || nesting == MostNested)
        {
            return [];
        }

        var own = schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().Select(static property => property.Name) : [];
        return own.Concat(Inside(schema).SelectMany(inner => Names(inner, nesting + 1)));
    }

    /// <summary>Schemas of the same place, of the items of a list, and of the values of a map: paths have no step for these.</summary>
    private static IEnumerable<JsonElement> Inside(JsonElement schema)
    {
        foreach (var keyword in s_branches)
        {
            if (schema.TryGetProperty(keyword, out var branches))
            {
                foreach (var branch in branches.EnumerateArray())
                {
                    yield return branch;
                }
            }
        }

        if (schema.TryGetProperty("items", out var items))
        {
            yield return items;
        }

        if (schema.TryGetProperty("additionalProperties", out var values) && values.ValueKind == JsonValueKind.Object)
        {
            yield return values;
        }
    }

    private static bool IsReference(JsonElement schema) => schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out _);

    private JsonElement Resolve(JsonElement schema)
    {
        while (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference))
        {
            schema = JsonPointer.Locate(_root, reference.GetString()!);
        }

        return schema;
    }
}
