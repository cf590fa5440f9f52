using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Tests.Update;

/// <summary>
/// Revisions of a large document that nobody wrote: each makes a few changes of the kinds that APIs bring, and the same seed
/// makes the same ones.
/// </summary>
internal sealed partial class CatalogRevision
{
    private static readonly string[] s_verbs = ["get", "post", "put", "patch", "delete"];

    private static readonly string[] s_words =
    [
        "risk-signals", "labels", "null", "on", "2fa-devices", "webhooks", "settlements", "very-long-names-of-resources-in-collections",
        "y", "audit.entries", "keyRings",
    ];

    private readonly (string Name, Func<JsonObject, bool> Make)[] _kinds;
    private readonly Random _random;
    private readonly List<(string Path, string Verb, string Operation)> _removed = [];
    private readonly List<(string Schema, string Name, string Property)> _lost = [];
    private int _number;

    public CatalogRevision(int seed)
    {
        _random = new Random(seed);
        _kinds =
        [
            ("operation removed", RemoveOperation), ("path removed", RemovePath), ("operation back", BringBackOperation),
            ("operation back", BringBackOperation), ("operation renamed", RenameOperation), ("path renamed", RenamePath),
            ("path parameter renamed", RenamePathParameter), ("operation added", AddOperation), ("operation added", AddOperation),
            ("group added", AddGroup), ("group renamed", RenameGroup), ("verb changed", ChangeVerb), ("verb added", AddRareVerb),
            ("parameter moved", MoveParameter), ("parameter added", AddParameter), ("parameter removed", RemoveParameter),
            ("parameter renamed", RenameParameter), ("parameter of another type", ChangeParameterType),
            ("path parameter of another type", ChangePathParameterType), ("style", ChangeStyle),
            ("required parameter", FlipParameter), ("body of another kind", ChangeBody), ("scope", ChangeScope),
            ("property added", AddProperty), ("property lost", LoseProperty), ("property back", BringBackProperty),
            ("property of another type", ChangeProperty), ("required property", FlipProperty), ("values", ChangeEnum),
            ("secret added", AddSecret), ("schema renamed", RenameSchema), ("schema within itself", MakeRecursive),
            ("schema of two", SplitSchema),
        ];
    }

    /// <summary>Changes the document, and says in which ways.</summary>
    public IReadOnlyList<string> Change(JsonObject document)
    {
        var made = new List<string>();
        for (var left = _random.Next(2, 9); left > 0;)
        {
            var (name, make) = Any(_kinds);
            _number++;
            if (make(document))
            {
                made.Add(name);
                left--;
            }
        }

        return made;
    }

    private bool RemoveOperation(JsonObject document)
    {
        var (path, verb, _) = AnyOperation(document);
        Remove(document, path, verb);
        return true;
    }

    private bool RemovePath(JsonObject document)
    {
        var (path, _, _) = AnyOperation(document);
        foreach (var verb in Verbs(document, path).ToList())
        {
            Remove(document, path, verb);
        }

        return true;
    }

    private void Remove(JsonObject document, string path, string verb)
    {
        var item = document["paths"]![path]!.AsObject();
        _removed.Add((path, verb, item[verb]!.ToJsonString()));
        item.Remove(verb);
        if (item.Count == 0)
        {
            document["paths"]!.AsObject().Remove(path);
        }
    }

    private bool BringBackOperation(JsonObject document)
    {
        if (_removed.Count == 0)
        {
            return false;
        }

        var index = _random.Next(_removed.Count);
        var (path, verb, text) = _removed[index];
        var operation = JsonNode.Parse(text)!.AsObject();
        if (!CanAdd(document, path, verb, IdOf(operation)))
        {
            return false;
        }

        _removed.RemoveAt(index);
        Put(document, path, verb, operation);
        return true;
    }

    private bool RenameOperation(JsonObject document)
    {
        var (_, verb, operation) = AnyOperation(document);
        operation["operationId"] = Any([$"{verb}_renamed_{_number}", $"{IdOf(operation)}_v{_number}", $"renamed{_number}.{verb}"]);
        return true;
    }

    private bool RenamePath(JsonObject document)
    {
        var (path, _, _) = AnyOperation(document);
        var segments = path.Split('/');
        var at = Any([.. Enumerable.Range(1, segments.Length - 1).Where(index => !segments[index].StartsWith('{'))]);
        segments[at] = Any([$"{segments[at]}-v2", Any(s_words), $"{segments[at]}s"]);
        return MovePath(document, path, string.Join('/', segments));
    }

    private bool RenamePathParameter(JsonObject document)
    {
        var (path, _, operation) = AnyOperation(document);
        if (Parameters(operation).FirstOrDefault(static parameter => In(parameter) == "path") is not { } renamed)
        {
            return false;
        }

        var (old, now) = (Name(renamed), $"item_id{_number}");
        foreach (var parameter in Verbs(document, path).SelectMany(verb => Parameters(document["paths"]![path]![verb]!.AsObject()))
            .Where(parameter => In(parameter) == "path" && Name(parameter) == old))
        {
            parameter["name"] = now;
        }

        return MovePath(document, path, path.Replace($"{{{old}}}", $"{{{now}}}", StringComparison.Ordinal));
    }

    private static bool MovePath(JsonObject document, string path, string moved)
    {
        var paths = document["paths"]!.AsObject();
        if (paths.Any(other => other.Key != path && Shape(other.Key) == Shape(moved)))
        {
            return false;
        }

        var item = paths[path];
        paths.Remove(path);
        paths[moved] = item;
        return true;
    }

    private bool AddOperation(JsonObject document)
    {
        var (path, _, model) = AnyOperation(document);
        var verb = Any(s_verbs);
        var below = $"{path}/{Any(s_words)}{(_random.Next(2) == 0 ? "/{sub_id}" : "")}";
        return Add(document, below, verb, model["tags"]?[0]?.GetValue<string>() ?? "more", model["x-operation-group"]?.DeepClone());
    }

    private bool AddGroup(JsonObject document)
    {
        var word = $"{Any(s_words)}{(_random.Next(2) == 0 ? "" : $" {_number}")}";
        var path = $"/{word.Replace(' ', '-')}{_number}";
        return Add(document, path, "get", word, word) && Add(document, path, "post", word, word)
            && Add(document, $"{path}/{{id}}", "delete", word, word);
    }

    private bool Add(JsonObject document, string path, string verb, string tag, JsonNode? group)
    {
        var id = $"{verb}_{path.Trim('/').Replace('/', '_').Replace("{", "", StringComparison.Ordinal)
            .Replace("}", "", StringComparison.Ordinal)}";
        if (!CanAdd(document, path, verb, id))
        {
            return false;
        }

        var parameters = new JsonArray([.. path.Split('/').Where(static segment => segment.StartsWith('{'))
            .Select(static segment => (JsonNode)Parameter(segment.Trim('{', '}'), "path", """{ "type": "string" }"""))]);
        for (var more = _random.Next(3); more > 0; more--)
        {
            parameters.Add((JsonNode)Parameter($"{Any(s_words)}{more}", Any(["query", "query", "header", "cookie"]), Any(s_types)));
        }

        var operation = new JsonObject
        {
            ["operationId"] = id,
            ["tags"] = new JsonArray(tag),
            ["x-operation-group"] = group?.DeepClone() ?? tag,
            ["security"] = new JsonArray(new JsonObject { ["oAuth2ClientCredentials"] = new JsonArray($"{Any(["read", "update"])}:things") }),
            ["parameters"] = parameters,
            ["responses"] = JsonNode.Parse("""
                { "200": { "description": "", "content": { "application/json": { "schema": { "type": "object", "properties": {
                  "id": { "type": "string" }, "signing_secret": { "type": "string" } } } } } } }
                """),
        };
        if (verb is "post" or "put" or "patch")
        {
            operation["requestBody"] = JsonNode.Parse($$"""
                { "content": { "{{Any(s_bodies)}}": { "schema": { "type": "object", "properties": {
                  "name": { "type": "string" }, "{{Any(s_words)}}": {{Any(s_types)}} } } } } }
                """);
        }

        Put(document, path, verb, operation);
        return true;
    }

    private bool RenameGroup(JsonObject document)
    {
        var group = AnyOperation(document).Operation["x-operation-group"]?.ToJsonString();
        foreach (var (_, _, operation) in Operations(document).Where(item => item.Operation["x-operation-group"]?.ToJsonString() == group))
        {
            operation["x-operation-group"] = $"group{_number}";
        }

        return group is not null;
    }

    private bool ChangeVerb(JsonObject document)
    {
        var (path, verb, operation) = AnyOperation(document);
        var now = verb switch { "put" => "patch", "patch" => "put", "post" => "put", _ => null };
        if (now is null || document["paths"]![path]![now] is not null)
        {
            return false;
        }

        document["paths"]![path]!.AsObject().Remove(verb);
        Put(document, path, now, operation);
        return true;
    }

    /// <summary>A verb beside those that there are, of which some cannot be carried.</summary>
    private bool AddRareVerb(JsonObject document)
    {
        var (path, _, _) = AnyOperation(document);
        return Add(document, $"{path}/probe", Any(["head", "options", "trace"]), "probes", "probes");
    }
}
