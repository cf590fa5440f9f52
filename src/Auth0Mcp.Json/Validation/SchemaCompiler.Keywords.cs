using System.Text.Json;

namespace Auth0Mcp.Validation;

internal sealed partial class SchemaCompiler
{
    /// <summary>Which groups of keywords a schema uses; most use one, and the others need no look.</summary>
    [Flags]
    private enum Group
    {
        None = 0,
        Strings = 1,
        Numbers = 2,
        Arrays = 4,
        Objects = 8,
        Branches = 16,
    }

    private Group KeywordGroups(JsonElement schema)
    {
        var groups = Group.None;
        foreach (var keyword in schema.EnumerateObject())
        {
            groups |= GroupOf(keyword.Name);
        }

        return groups;
    }

    private Group GroupOf(string keyword) => keyword switch
    {
        "type" or "enum" or "const" or "$ref" => Group.None,
        "minLength" or "maxLength" or "pattern" or "format" => Group.Strings,
        "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" => Group.Numbers,
        "items" or "prefixItems" or "minItems" or "maxItems" or "uniqueItems" or "contains" => Group.Arrays,
        "properties" or "required" or "additionalProperties" or "patternProperties" or "propertyNames"
            or "minProperties" or "maxProperties" => Group.Objects,
        "allOf" or "anyOf" or "oneOf" or "not" or "if" or "then" or "else" => Group.Branches,
        "$defs" or "definitions" or "$schema" or "$id" or "$comment" => Group.None,
        "title" or "description" or "default" or "example" or "examples" or "deprecated" or "readOnly" or "writeOnly"
            or "discriminator" or "externalDocs" or "contentMediaType" or "contentEncoding" => Group.None,
        _ when keyword.StartsWith("x-", StringComparison.Ordinal) => Group.None,
        _ => throw Unsupported($"keyword '{keyword}' is not implemented, so values could not be checked against it"),
    };

    private StringRules Strings(JsonElement schema) => new(
        Count(schema, "minLength"),
        Count(schema, "maxLength"),
        schema.TryGetProperty("pattern", out var pattern) ? new PatternRegex(pattern.GetString()!) : null,
        schema.TryGetProperty("format", out var format) ? StringFormat.Named(format.GetString()!) : null);

    private NumberRules Numbers(JsonElement schema) => new(
        Bound(schema, "minimum"),
        Bound(schema, "maximum"),
        Bound(schema, "exclusiveMinimum"),
        Bound(schema, "exclusiveMaximum"),
        Bound(schema, "multipleOf"));

    private ArrayRules Arrays(JsonElement schema) => new(
        Children(schema, "prefixItems"),
        Child(schema, "items"),
        Count(schema, "minItems"),
        Count(schema, "maxItems"),
        schema.TryGetProperty("uniqueItems", out var unique) && unique.ValueKind == JsonValueKind.True,
        Child(schema, "contains"));

    private ObjectRules Objects(JsonElement schema)
    {
        List<string> names = [];
        List<SchemaNode?> schemas = [];
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
            {
                names.Add(property.Name);
                schemas.Add(Inside("properties/" + property.Name, property.Value));
            }
        }

        List<int> required = [];
        if (schema.TryGetProperty("required", out var needed))
        {
            foreach (var name in needed.EnumerateArray())
            {
                var index = names.IndexOf(name.GetString()!);
                if (index < 0)
                {
                    index = names.Count;
                    names.Add(name.GetString()!);
                    schemas.Add(null);
                }
                required.Add(index);
            }
        }

        List<KeyValuePair<PatternRegex, SchemaNode>> patterns = [];
        if (schema.TryGetProperty("patternProperties", out var patternProperties))
        {
            foreach (var pattern in patternProperties.EnumerateObject())
            {
                patterns.Add(new(new PatternRegex(pattern.Name), Inside("patternProperties/" + pattern.Name, pattern.Value)));
            }
        }

        var additional = Child(schema, "additionalProperties");
        _opensAny |= additional == SchemaNode.Anything && schemas.Count > 0;
        return new ObjectRules(
            [.. names],
            [.. schemas],
            [.. required],
            [.. patterns],
            additional == SchemaNode.Anything ? null : additional,
            Child(schema, "propertyNames"),
            Count(schema, "minProperties"),
            Count(schema, "maxProperties"),
            additional == SchemaNode.Anything);
    }

    private int? Count(JsonElement schema, string keyword)
    {
        if (!schema.TryGetProperty(keyword, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var count) && count is >= 0 and <= int.MaxValue)
        {
            return (int)count;
        }

        throw Unsupported($"{keyword} must be a whole number from 0 up");
    }

    private NumberBound? Bound(JsonElement schema, string keyword)
    {
        if (!schema.TryGetProperty(keyword, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number ? new NumberBound(value) : throw Unsupported($"{keyword} must be a number");
    }
}
