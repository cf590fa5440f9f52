using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Demo;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>Tells the objects of a value that a schema closes from those that it leaves open.</summary>
/// <param name="document">What <c>$ref</c> points into.</param>
internal sealed class OpenObjects(JsonElement document)
{
    private readonly SchemaDocument _schemas = new(document);

    /// <summary>Every object in a fitting value that takes the declared properties only.</summary>
    public List<JsonObject> ClosedIn(JsonElement schema, JsonNode? value)
    {
        List<JsonObject> closed = [];
        Visit([schema], value, closed);
        return closed;
    }

    private void Visit(IEnumerable<JsonElement> schemas, JsonNode? value, List<JsonObject> closed)
    {
        var parts = schemas.SelectMany(schema => Applying(schema, value)).ToList();
        if (value is JsonArray array)
        {
            foreach (var item in array)
            {
                Visit(Under(parts, "items"), item, closed);
            }
        }
        else if (value is JsonObject fields)
        {
            if (parts.Exists(IsClosed))
            {
                closed.Add(fields);
            }

            foreach (var (name, field) in fields)
            {
                var declared = Under(parts, "properties").Where(group => group.TryGetProperty(name, out _))
                    .Select(group => group.GetProperty(name)).ToList();
                Visit(declared.Count > 0 ? declared : Under(parts, "additionalProperties"), field, closed);
            }
        }
    }

    /// <summary>The schema with everything it refers to, and of alternatives those that the value fits.</summary>
    private IEnumerable<JsonElement> Applying(JsonElement schema, JsonNode? value)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        IEnumerable<JsonElement> all = [schema];
        if (schema.TryGetProperty("$ref", out var reference))
        {
            all = all.Concat(Applying(JsonPointer.Locate(document, reference.GetString()!), value));
        }

        foreach (var keyword in (string[])["allOf", "oneOf", "anyOf"])
        {
            if (schema.TryGetProperty(keyword, out var branches))
            {
                all = all.Concat(branches.EnumerateArray()
                    .Where(branch => keyword == "allOf" || _schemas.Compile(branch, keyword).Accepts(NodeJson.Element(value)))
                    .SelectMany(branch => Applying(branch, value)));
            }
        }

        return all;
    }

    /// <summary>An object that names its properties takes no others, unless a schema says what those are.</summary>
    private static bool IsClosed(JsonElement schema)
        => schema.TryGetProperty("additionalProperties", out var others)
            ? others.ValueKind == JsonValueKind.False
            : schema.TryGetProperty("properties", out var declared) && declared.EnumerateObject().Any();

    private static IEnumerable<JsonElement> Under(IEnumerable<JsonElement> schemas, string keyword)
        => schemas.Where(schema => schema.TryGetProperty(keyword, out _)).Select(schema => schema.GetProperty(keyword));
}
