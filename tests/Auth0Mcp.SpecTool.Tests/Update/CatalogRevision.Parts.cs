using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Tests.Update;

/// <summary>Changes inside operations and schemas.</summary>
internal sealed partial class CatalogRevision
{
    private static readonly string[] s_types =
    [
        """{ "type": "string" }""", """{ "type": "integer" }""", """{ "type": "boolean" }""", """{ "type": "number", "minimum": 0 }""",
        """{ "type": "string", "enum": ["one", "two"] }""", """{ "type": "array", "items": { "type": "string" } }""",
        """{ "type": ["string", "null"] }""", """{ "type": "array", "items": { "type": "array", "items": { "type": "string" } } }""",
        """{ "type": "object", "properties": { "inner": { "type": "string" } } }""",
    ];

    private static readonly string[] s_bodies =
    [
        "application/json", "application/json", "application/merge-patch+json", "application/x-www-form-urlencoded", "text/plain",
        "application/xml", "application/octet-stream",
    ];

    private bool MoveParameter(JsonObject document)
    {
        if (AnyParameter(document, static parameter => In(parameter) != "path") is not { } parameter)
        {
            return false;
        }

        parameter["in"] = Any([.. new[] { "query", "header", "cookie" }.Where(place => place != In(parameter))]);
        return true;
    }

    private bool AddParameter(JsonObject document)
    {
        var operation = AnyOperation(document).Operation;
        operation["parameters"] ??= new JsonArray();
        operation["parameters"]!.AsArray().Add((JsonNode)Parameter($"{Any(s_words)}_{_number}", Any(["query", "header"]), Any(s_types)));
        return true;
    }

    private bool RemoveParameter(JsonObject document)
    {
        var operation = AnyOperation(document).Operation;
        return Parameters(operation).FirstOrDefault(static parameter => In(parameter) != "path") is { } parameter
            && operation["parameters"]!.AsArray().Remove(parameter);
    }

    private bool RenameParameter(JsonObject document)
    {
        if (AnyParameter(document, static parameter => In(parameter) != "path") is not { } parameter)
        {
            return false;
        }

        parameter["name"] = $"{Name(parameter)}_{_number}";
        return true;
    }

    private bool ChangeParameterType(JsonObject document)
    {
        if (AnyParameter(document, static parameter => In(parameter) == "query") is not { } parameter)
        {
            return false;
        }

        parameter["schema"] = JsonNode.Parse(Any(s_types));
        return true;
    }

    private bool ChangePathParameterType(JsonObject document)
    {
        if (AnyParameter(document, static parameter => In(parameter) == "path") is not { } parameter)
        {
            return false;
        }

        parameter["schema"] = JsonNode.Parse(Any(s_types));
        return true;
    }

    private bool ChangeStyle(JsonObject document)
    {
        if (AnyParameter(document, static parameter => In(parameter) is "query" or "path") is not { } parameter)
        {
            return false;
        }

        parameter["style"] = In(parameter) == "path"
            ? Any(["simple", "label", "matrix"])
            : Any(["form", "spaceDelimited", "pipeDelimited", "deepObject"]);
        parameter["explode"] = _random.Next(2) == 0;
        return true;
    }

    private bool FlipParameter(JsonObject document)
    {
        if (AnyParameter(document, static parameter => In(parameter) != "path") is not { } parameter)
        {
            return false;
        }

        parameter["required"] = parameter["required"]?.GetValue<bool>() != true;
        return true;
    }

    private bool ChangeBody(JsonObject document)
    {
        var bodies = Operations(document).Where(static item => item.Operation["requestBody"]?["content"] is JsonObject { Count: 1 }).ToList();
        var content = Any(bodies).Operation["requestBody"]!["content"]!.AsObject();
        var (old, described) = content.First();
        var now = Any(s_bodies);
        content.Remove(old);
        content[now] = described;
        return now != old;
    }

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

    private (string Schema, JsonObject Properties) AnyObject(JsonObject document)
        => Any([.. Schemas(document).Where(static schema => schema.Value!["properties"] is JsonObject { Count: > 0 })
            .Select(static schema => (schema.Key, schema.Value!["properties"]!.AsObject()))]);

    private JsonObject? AnyParameter(JsonObject document, Func<JsonObject, bool> isWanted)
    {
        var parameters = Operations(document).SelectMany(static item => Parameters(item.Operation)).Where(isWanted).ToList();
        return parameters.Count == 0 ? null : Any(parameters);
    }

    private (string Path, string Verb, JsonObject Operation) AnyOperation(JsonObject document) => Any([.. Operations(document)]);

    private T Any<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private static JsonObject Schemas(JsonObject document) => document["components"]!["schemas"]!.AsObject();

    private static IEnumerable<(string Path, string Verb, JsonObject Operation)> Operations(JsonObject document)
        => document["paths"]!.AsObject().SelectMany(path => Verbs(document, path.Key)
            .Select(verb => (path.Key, verb, path.Value![verb]!.AsObject())));

    private static IEnumerable<string> Verbs(JsonObject document, string path)
        => document["paths"]![path]!.AsObject().Select(static member => member.Key).Where(s_verbs.Contains);

    private static IEnumerable<JsonObject> Parameters(JsonObject operation)
        => (operation["parameters"] as JsonArray ?? []).OfType<JsonObject>().Where(static parameter => parameter["in"] is not null);

    private static JsonObject Parameter(string name, string place, string schema)
    {
        var parameter = new JsonObject { ["name"] = name, ["in"] = place, ["schema"] = JsonNode.Parse(schema) };
        if (place == "path")
        {
            parameter["required"] = true;
        }

        return parameter;
    }

    private static bool CanAdd(JsonObject document, string path, string verb, string id)
        => document["paths"]![path]?[verb] is null
            && !document["paths"]!.AsObject().Any(other => other.Key != path && Shape(other.Key) == Shape(path))
            && Operations(document).All(item => !string.Equals(IdOf(item.Operation), id, StringComparison.OrdinalIgnoreCase));

    private static void Put(JsonObject document, string path, string verb, JsonObject operation)
    {
        var item = document["paths"]![path] as JsonObject;
        if (item is null)
        {
            document["paths"]![path] = item = [];
        }

        item[verb] = operation;
    }

    private static string IdOf(JsonObject operation) => operation["operationId"]!.GetValue<string>();

    private static string In(JsonObject parameter) => parameter["in"]!.GetValue<string>();

    private static string Name(JsonObject parameter) => parameter["name"]!.GetValue<string>();
}
