using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Tests.Update;

/// <summary>Changes of schemas.</summary>
internal sealed partial class CatalogRevision
{
    private bool AddProperty(JsonObject document)
    {
        var (_, properties) = AnyObject(document);
        properties[$"{Any(s_words)}_{_number}"] = JsonNode.Parse(Any(s_types));
        return true;
    }

    private bool AddSecret(JsonObject document)
    {
        var (_, properties) = AnyObject(document);
        properties[Any([$"client_secret_{_number}", $"accessToken{_number}", $"private_key_{_number}"])] = JsonNode.Parse(
            """{ "type": "string" }""");
        return true;
    }

    private bool LoseProperty(JsonObject document)
    {
        var (schema, properties) = AnyObject(document);
        var name = Any([.. properties.Select(static property => property.Key)]);
        if (properties.Count == 1)
        {
            return false;
        }

        _lost.Add((schema, name, properties[name]!.ToJsonString()));
        properties.Remove(name);
        (Schemas(document)[schema]!["required"] as JsonArray)?.RemoveAll(item => item?.GetValue<string>() == name);
        return true;
    }

    private bool BringBackProperty(JsonObject document)
    {
        if (_lost.Count == 0 || Any(_lost) is var lost && Schemas(document)[lost.Schema]?["properties"] is not JsonObject)
        {
            return false;
        }

        Schemas(document)[lost.Schema]!["properties"]![lost.Name] = JsonNode.Parse(lost.Property);
        _lost.Remove(lost);
        return true;
    }

    private bool ChangeProperty(JsonObject document)
    {
        var (_, properties) = AnyObject(document);
        properties[Any([.. properties.Select(static property => property.Key)])] = JsonNode.Parse(Any(s_types));
        return true;
    }

    private bool FlipProperty(JsonObject document)
    {
        var (schema, properties) = AnyObject(document);
        var name = Any([.. properties.Select(static property => property.Key)]);
        var required = Schemas(document)[schema]!["required"] as JsonArray ?? [];
        if (required.RemoveAll(item => item?.GetValue<string>() == name) == 0)
        {
            required.Add((JsonNode)name);
        }

        Schemas(document)[schema]!["required"] = required.Count == 0 ? null : required.DeepClone();
        if (required.Count == 0)
        {
            Schemas(document)[schema]!.AsObject().Remove("required");
        }

        return true;
    }

    private bool ChangeEnum(JsonObject document)
    {
        var lists = Schemas(document).Select(static schema => schema.Value!["enum"]).OfType<JsonArray>()
            .Where(static values => values.All(static value => value is not null && value.GetValueKind() == System.Text.Json.JsonValueKind.String))
            .ToList();
        var values = Any(lists);
        if (values.Count > 1 && _random.Next(2) == 0)
        {
            values.RemoveAt(_random.Next(values.Count));
        }
        else
        {
            values.Add((JsonNode)$"{Any(s_words)}{_number}");
        }

        return true;
    }

    /// <summary>Everything that refers to it follows, what is gone for now included.</summary>
    private bool RenameSchema(JsonObject document)
    {
        var (old, _) = AnyObject(document);
        var now = $"{old}V{_number}";
        var (from, to) = ($"\"#/components/schemas/{old}\"", $"\"#/components/schemas/{now}\"");
        var paths = JsonNode.Parse(document["paths"]!.ToJsonString().Replace(from, to, StringComparison.Ordinal));
        var schemas = JsonNode.Parse(Schemas(document).ToJsonString().Replace(from, to, StringComparison.Ordinal))!.AsObject();
        schemas[now] = schemas[old]!.DeepClone();
        schemas.Remove(old);
        document["paths"] = paths;
        document["components"]!["schemas"] = schemas;
        for (var i = 0; i < _removed.Count; i++)
        {
            _removed[i] = _removed[i] with { Operation = _removed[i].Operation.Replace(from, to, StringComparison.Ordinal) };
        }

        for (var i = 0; i < _lost.Count; i++)
        {
            _lost[i] = (_lost[i].Schema == old ? now : _lost[i].Schema, _lost[i].Name,
                _lost[i].Property.Replace(from, to, StringComparison.Ordinal));
        }

        return true;
    }

    private bool MakeRecursive(JsonObject document)
    {
        var (schema, properties) = AnyObject(document);
        properties[$"children_{_number}"] = JsonNode.Parse($$"""
            { "type": "array", "items": { "$ref": "#/components/schemas/{{schema}}" } }
            """);
        return true;
    }

    /// <summary>Half of its properties move into another part of an <c>allOf</c>.</summary>
    private bool SplitSchema(JsonObject document)
    {
        var (schema, properties) = AnyObject(document);
        var whole = Schemas(document)[schema]!.AsObject();
        if (properties.Count < 2 || whole["allOf"] is not null)
        {
            return false;
        }

        var (part, rest) = (new JsonObject(), new JsonObject());
        foreach (var (name, property) in properties)
        {
            (part.Count * 2 < properties.Count ? part : rest)[name] = property!.DeepClone();
        }

        Schemas(document)[$"{schema}Part{_number}"] = new JsonObject { ["type"] = "object", ["properties"] = part };
        Schemas(document)[schema] = new JsonObject
        {
            ["allOf"] = new JsonArray(
                new JsonObject { ["$ref"] = $"#/components/schemas/{schema}Part{_number}" },
                new JsonObject { ["type"] = "object", ["properties"] = rest }),
        };
        return true;
    }
}
