using System.Text.Json.Nodes;
using static Auth0Mcp.SpecTool.Schemas.OtherSchemas;

namespace Auth0Mcp.SpecTool.Schemas;

/// <summary>The schemas of prompts, resources, log types and frameworks.</summary>
internal static class TextSchemas
{
    private static JsonObject Flag => new() { ["type"] = "boolean" };

    public static JsonObject Prompt(CatalogNames names) => Required(["title", "description", "text"], OtherSchemas.File(
        ("title", Word), ("description", Word), ("text", Word),
        ("arguments", ListOf(Entry(["name", "description"],
            ("name", new() { ["type"] = "string", ["pattern"] = "^[a-z][a-z_]*$" }), ("description", Word), ("required", Flag),
            ("complete", OneOf(names.Resources)))))));

    public static JsonObject Resources(CatalogNames names) => Members(Entry(["title", "get", "list", "id", "label"],
        ("title", Word), ("get", OneOf(names.Tools)), ("list", OneOf(names.Tools)), ("id", Word), ("label", Word), ("argument", Word),
        ("search", new() { ["type"] = "object", ["additionalProperties"] = Word, ["maxProperties"] = 1 }), ("recent", Flag)));

    public static JsonObject LogTypes() => Members(MapOf(Word));

    public static JsonObject Framework(CatalogNames names) => Required(["title", "type", "sdk", "guide"], OtherSchemas.File(
        ("title", Word), ("type", OneOf(new("spa", "regular_web", "native"))), ("aliases", WordList),
        ("covers", ListOf(OneOf(names.Frameworks))),
        ("sdk", Entry(["package", "version", "install", "checked"],
            ("package", Word), ("version", new() { ["type"] = new JsonArray("string", "number") }), ("install", Word),
            ("checked", Word))),
        ("detect", ListOf(Entry(["file"], ("file", Word), ("holds", OneOrMore(Word)), ("sure", Flag)))),
        ("origin", Word), ("port", new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = 65535 }),
        ("port_from", ListOf(After)), ("app_id_from", ListOf(After)), ("callbacks", WordList), ("logout_urls", WordList),
        ("files", ListOf(Entry(["path", "format", "keys"],
            ("path", Word), ("format", OneOf(new("env", "json", "properties", "yaml", "strings_xml", "plist", "user_secrets"))),
            ("if", Word), ("keys", MapOf(Word))))),
        ("guide", Word)));

    private static JsonObject After => Entry(["file"], ("file", Word), ("after", Word));

    private static JsonObject Members(JsonObject values)
    {
        var schema = OtherSchemas.File();
        schema.Remove("properties");
        schema["additionalProperties"] = values;
        return schema;
    }

    private static JsonObject Required(string[] keys, JsonObject schema)
    {
        schema["required"] = EditorSchemas.Array(keys);
        return schema;
    }
}
