using System.Text.Json.Nodes;
using Auth0Mcp.SpecTool.Manifest;

namespace Auth0Mcp.SpecTool.Schemas;

/// <summary>The schemas of the files beside the tools.</summary>
internal static class OtherSchemas
{
    internal static JsonObject Word => new() { ["type"] = "string" };

    internal static JsonObject WordList => new() { ["type"] = "array", ["items"] = Word };

    private static JsonObject Mark => Entry([], ("date", Word), ("why", Word));

    public static JsonObject Settings() => File(
        ("prefix", Word), ("name_length", new() { ["type"] = "integer", ["minimum"] = 16, ["maximum"] = 64 }),
        ("hand_written", WordList), ("toolsets", WordList),
        ("read_scopes", OneOrMore(Word)), ("destructive_scopes", OneOrMore(Word)), ("secret_words", WordList), ("group_key", Word),
        ("action_key", Word), ("lifecycle_key", Word),
        ("json_uploads", new() { ["type"] = "boolean" }));

    public static JsonObject Vocabulary(CatalogNames names) => File(
        ("aliases", MapOf(OneOrMore(Word))),
        ("comma_separated", WordList),
        ("shared", MapOf(Word)),
        ("groups",
        new()
        {
            ["type"] = "object",
            ["propertyNames"] = new JsonObject { ["enum"] = names.Groups },
            ["additionalProperties"] = MapOf(Word)
        }));

    public static JsonObject Overlay(CatalogNames names) => With(names, File(
        ("parameters", ListOf(Entry(["operation", "add", "date", "reason"],
            ("operation", Named("operations")), ("add", new() { ["type"] = "object" }), ("date", Word), ("reason", Word), ("removed", Mark)))),
        ("schemas", ListOf(Entry(["date", "reason"],
            ("of", ListOf(Named("schemas"))), ("operations", ListOf(Named("operations"))),
            ("body", OneOf(["request", "response"])), ("at", Word),
            ("properties", MapOf([])), ("change", MapOf([])), ("nullable", WordList), ("values", []), ("required", WordList),
            ("optional", WordList),
            ("secret", WordList), ("date", Word), ("reason", Word), ("removed", Mark)))),
        ("attach", ListOf(Entry(["name", "operations", "at", "chosen_by", "date", "reason"],
            ("name", Word), ("operations", ListOf(Named("operations"))), ("at", Word), ("chosen_by", Word), ("schemas", WordList),
            ("variants", MapOf(Word)),
            ("date", Word), ("reason", Word), ("removed", Mark))))));

    public static JsonObject Options(ToolCatalog catalog)
        => File([.. catalog.Overlay.Attached.Rules.Select(static rule => (rule.Name, MapOf(MapOf(Word))))]);

    public static JsonObject Secrets(CatalogNames names)
    {
        var schema = (JsonObject)new() { ["anyOf"] = new JsonArray(Named("schemas"), Named("operations")) };
        return With(names, File(
            ("secret", ListOf(Entry(["schema", "properties"], ("schema", Copy(schema)), ("properties", WordList), ("reason", Word)))),
            ("harmless",
            ListOf(Entry(["schema", "properties", "reason"], ("schema", Copy(schema)), ("properties", WordList), ("reason", Word)))),
            ("open", ListOf(Entry(["schema"],
                ("schema", Copy(schema)), ("names_like_secrets", new() { ["type"] = "boolean" }), ("secret", WordList),
                ("harmless", WordList))))));
    }

    public static JsonObject Errors(CatalogNames names)
    {
        var status = (JsonObject)new() { ["type"] = new JsonArray("integer", "string") };
        return With(names, File(("errors", ListOf(Entry(["next"],
            ("status", OneOrMore(status)), ("code", OneOrMore(Word)), ("message", OneOrMore(Word)),
            ("operation", OneOrMore(Named("operations"))),
            ("target", OneOf(["item", "part", "settings", "collection"])), ("scope", OneOf(["missing", "unknown"])),
            ("kind", Word), ("next", Word))))));
    }

    public static JsonObject Phrases(CatalogNames names) => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["type"] = "object",
        ["propertyNames"] = OneOf(names.AllTools),
        ["additionalProperties"] = MapOf(WordList),
    };

    public static JsonObject Words() => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["type"] = "object",
        ["additionalProperties"] = Word,
    };

    internal static JsonObject File(params (string Key, JsonObject Schema)[] members)
    {
        var schema = Entry([], members);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        return schema;
    }

    /// <summary>With the names that parts of the schema refer to, written once.</summary>
    private static JsonObject With(CatalogNames names, JsonObject schema)
    {
        var text = schema.ToJsonString();
        var definitions = new JsonObject();
        foreach (var (name, values) in new[] { ("operations", names.AllOperations), ("schemas", names.Schemas) })
        {
            if (text.Contains($"\"{Reference(name)}\"", StringComparison.Ordinal))
            {
                definitions[name] = OneOf(values);
            }
        }

        schema["$defs"] = definitions;
        return schema;
    }

    private static JsonObject Named(string name) => new() { ["$ref"] = Reference(name) };

    private static string Reference(string name) => $"#/$defs/{name}";

    internal static JsonObject Entry(string[] required, params (string Key, JsonObject Schema)[] members)
    {
        var entry = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject(members.Select(static member => KeyValuePair.Create(member.Key, (JsonNode?)member.Schema))),
        };
        if (required.Length > 0)
        {
            entry["required"] = EditorSchemas.Array(required);
        }

        return entry;
    }

    internal static JsonObject ListOf(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    internal static JsonObject MapOf(JsonObject values) => new() { ["type"] = "object", ["additionalProperties"] = values };

    internal static JsonObject OneOf(JsonArray values) => new() { ["enum"] = values };

    internal static JsonObject OneOrMore(JsonObject item) => new() { ["anyOf"] = new JsonArray(item, ListOf(Copy(item))) };

    private static JsonObject Copy(JsonObject schema) => schema.DeepClone().AsObject();
}
