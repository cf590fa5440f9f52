using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.SpecTool.Manifest;

namespace Auth0Mcp.SpecTool.Schemas;

/// <summary>
/// JSON schemas by which editors complete and check the files of a spec folder: with the operations of the document, their
/// arguments, the toolsets and the tools. Generated, because each revision changes what there is to complete.
/// </summary>
internal static class EditorSchemas
{
    private static readonly JsonSerializerOptions s_written = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n" };

    /// <summary>The schemas by the path of their file below the folder.</summary>
    public static IReadOnlyList<(string Path, string Text)> Render(SpecFolder folder)
    {
        var catalog = ToolCatalog.Of(folder);
        var names = new CatalogNames(catalog, folder);
        return
        [
            ("tools.schema.json", Text(Tools(catalog, names))),
            ("settings.schema.json", Text(OtherSchemas.Settings())),
            ("vocabulary.schema.json", Text(OtherSchemas.Vocabulary(names))),
            ("overlay.schema.json", Text(OtherSchemas.Overlay(names))),
            ("options.schema.json", Text(OtherSchemas.Options(catalog))),
            ("secrets.schema.json", Text(OtherSchemas.Secrets(names))),
            ("errors.schema.json", Text(OtherSchemas.Errors(names))),
            ("phrases.schema.json", Text(OtherSchemas.Phrases(names))),
            ("words.schema.json", Text(OtherSchemas.Words())),
            ("prompts.schema.json", Text(TextSchemas.Prompt(names))),
            ("resources.schema.json", Text(TextSchemas.Resources(names))),
            ("log-types.schema.json", Text(TextSchemas.LogTypes())),
            ("frameworks.schema.json", Text(TextSchemas.Framework(names))),
        ];
    }

    private static JsonObject Tools(ToolCatalog catalog, CatalogNames names)
    {
        using var stream = typeof(EditorSchemas).Assembly.GetManifestResourceStream("tools.template.json")!;
        var schema = JsonNode.Parse(stream)!.AsObject();
        var definitions = schema["$defs"]!.AsObject();
        definitions["operation"] = new JsonObject { ["enum"] = names.Operations, ["description"] = "operationId of the API document." };
        definitions["toolset"] = names.Toolsets.Count > 0
            ? new JsonObject { ["enum"] = names.Toolsets }
            : new JsonObject { ["type"] = "string" };
        definitions["mentioned"] =
            new JsonObject
            {
                ["anyOf"] = new JsonArray(
                new JsonObject { ["enum"] = names.Tools }, new JsonObject { ["type"] = "string", ["pattern"] = "^todo:" })
            };
        var name = definitions["tool"]!["properties"]!["name"]!.AsObject();
        name["pattern"] = $"^(todo: ?)?{catalog.Settings.Prefix}(_[a-z][a-z0-9]*){{2,}}$";
        name["maxLength"] = catalog.Settings.NameLength + "todo: ".Length;
        definitions["tool"]!["allOf"] = new JsonArray([.. catalog.Api.Document.Operations.Values
            .OrderBy(static operation => operation.Id, StringComparer.Ordinal)
            .Select(operation => ArgumentsOf(operation, catalog.Api.Document))]);
        return schema;
    }

    /// <summary>What can be hidden, renamed, described and given a default where the entry calls that operation.</summary>
    private static JsonObject ArgumentsOf(OperationSpec operation, SpecDocument document)
    {
        var names = ArgumentBinder.NamesOf(operation, document).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new JsonObject
        {
            ["if"] = new JsonObject
            {
                ["required"] = new JsonArray("operation"),
                ["properties"] = new JsonObject { ["operation"] = new JsonObject { ["const"] = operation.Id } }
            },
            ["then"] = new JsonObject
            {
                ["properties"] = new JsonObject
                {
                    ["hide"] = new JsonObject { ["items"] = new JsonObject { ["enum"] = Array(names) } },
                    ["rename"] = new JsonObject { ["properties"] = Keys(names), ["additionalProperties"] = false },
                    ["describe"] = new JsonObject { ["properties"] = Keys(names) },
                    ["defaults"] = new JsonObject { ["properties"] = Keys(names) },
                },
            },
        };
    }

    internal static JsonArray Array(IEnumerable<string> names) => new([.. names.Select(static name => (JsonNode?)name)]);

    private static JsonObject Keys(IEnumerable<string> names)
        => new(names.Select(static name => KeyValuePair.Create(name, (JsonNode?)new JsonObject())));

    private static string Text(JsonObject schema) => schema.ToJsonString(s_written) + "\n";
}

/// <summary>What there is to complete, each time as a new array: a node has one parent.</summary>
internal sealed class CatalogNames(ToolCatalog catalog, SpecFolder folder)
{
    public JsonArray Operations => EditorSchemas.Array(catalog.Api.Document.Operations.Keys.Order(StringComparer.Ordinal));

    public JsonArray Toolsets => EditorSchemas.Array(catalog.Settings.Toolsets);

    public JsonArray Schemas
        => EditorSchemas.Array(
            catalog.Api.Document.Schemas.Keys.Concat(catalog.Retired.Schemas).Distinct().Order(StringComparer.Ordinal));

    public JsonArray Tools => EditorSchemas.Array(ToolNames.Order(StringComparer.Ordinal));

    /// <summary>With those that are gone: what is said of them stays.</summary>
    public JsonArray AllTools => EditorSchemas.Array(
        ToolNames.Concat(catalog.Retired.Names).Concat(catalog.Settings.HandWritten).Distinct().Order(StringComparer.Ordinal));

    public JsonArray Groups => EditorSchemas.Array(catalog.Api.Document.Operations.Values.Select(static operation => operation.Group)
        .Concat(catalog.Retired.Groups).Distinct().Order(StringComparer.Ordinal));

    /// <summary>The things that have an address.</summary>
    public JsonArray Resources
        => EditorSchemas.Array(new YamlText(folder, SpecFolder.ResourcesFile).Root.Members.Select(static member => member.Key.Text));

    public JsonArray Frameworks => EditorSchemas.Array(folder.Files.Where(static file => file.Role == InputRole.Framework)
        .Select(static file => Path.GetFileNameWithoutExtension(file.Path)));

    private IEnumerable<string> ToolNames
        => catalog.Tools.Select(static tool => tool.Entry.Name).Where(static name => name.Length > 0).Distinct();
}
