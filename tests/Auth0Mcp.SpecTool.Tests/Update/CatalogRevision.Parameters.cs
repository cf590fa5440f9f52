using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Tests.Update;

/// <summary>Changes of parameters, bodies and scopes.</summary>
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

    private bool ChangeScope(JsonObject document)
    {
        var operation = AnyOperation(document).Operation;
        operation["security"] = new JsonArray(
            new JsonObject { ["oAuth2ClientCredentials"] = new JsonArray($"{Any(["read", "create", "update", "delete"])}:things{_number}") });
        return true;
    }
}
