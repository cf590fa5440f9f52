using System.Text.Json.Nodes;
using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.SpecTool.Import;
using Auth0Mcp.SpecTool.Manifest;

namespace Auth0Mcp.SpecTool.Schemas;

/// <summary>
/// JSON schemas by which editors complete and check the files of a spec folder: with the operations of the document, their
/// arguments, the toolsets and the tools. Generated, because each revision changes what there is to complete.
/// </summary>
internal static class EditorSchemas
{
    private const string ArgumentNames = "argument_names";
    private const string ArgumentKeys = "argument_keys";

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
        var document = catalog.Api.Document;
        List<OperationSpec> operations = [.. document.Operations.Values.OrderBy(static operation => operation.Id, StringComparer.Ordinal)];
        definitions[ArgumentNames] = Definitions(
            operations, operation => new JsonObject { ["enum"] = Array(NamesOf(operation, document)) });
        definitions[ArgumentKeys] = Definitions(
            operations, operation => new JsonObject { ["properties"] = Keys(NamesOf(operation, document)) });
        definitions["local_argument"] = new JsonObject
        {
            ["anyOf"] = new JsonArray(
                new JsonObject { ["enum"] = Array(LocalArguments.Names) },
                new JsonObject { ["pattern"] = FormBody.PathArgument("") + "$" })
        };
        definitions["tool"]!["allOf"] = new JsonArray([.. operations.Select(ArgumentsOf)]);
        return schema;
    }

    /// <summary>What can be hidden, renamed, described and given a default where the entry calls that operation.</summary>
    private static JsonObject ArgumentsOf(OperationSpec operation) => new()
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
                ["hide"] = new JsonObject { ["items"] = Reference(ArgumentNames, operation) },
                ["rename"] = new JsonObject
                {
                    ["allOf"] = new JsonArray(Reference(ArgumentKeys, operation)),
                    ["propertyNames"] = Reference(ArgumentNames, operation)
                },
                ["describe"] = Reference(ArgumentKeys, operation),
                ["defaults"] = Reference(ArgumentKeys, operation),
            },
            // With `rename` some have names that a schema cannot know.
            ["if"] = new JsonObject { ["not"] = new JsonObject { ["required"] = new JsonArray("rename") } },
            ["then"] = new JsonObject
            {
                ["properties"] = new JsonObject { ["describe"] = OnlyOf(operation), ["defaults"] = OnlyOf(operation) },
            },
        },
    };

    /// <summary>Keys that are an argument of the operation, or a path inside one.</summary>
    private static JsonObject OnlyOf(OperationSpec operation) => new()
    {
        ["propertyNames"] = new JsonObject
        {
            ["anyOf"] = new JsonArray(
                Reference(ArgumentNames, operation), new JsonObject { ["$ref"] = "#/$defs/local_argument" },
                new JsonObject { ["pattern"] = "\\." }),
        },
    };

    private static JsonObject Reference(string definitions, OperationSpec operation)
        => new() { ["$ref"] = $"#/$defs/{definitions}/{Uri.EscapeDataString(JsonPointer.Escape(operation.Id))}" };

    private static List<string> NamesOf(OperationSpec operation, SpecDocument document)
        => [.. ArgumentBinder.NamesOf(operation, document).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    internal static JsonArray Array(IEnumerable<string> names) => new([.. names.Select(static name => (JsonNode?)name)]);

    private static JsonObject Definitions(IEnumerable<OperationSpec> operations, Func<OperationSpec, JsonObject> define)
        => new(operations.Select(operation => KeyValuePair.Create(operation.Id, (JsonNode?)define(operation))));

    private static JsonObject Keys(IEnumerable<string> names)
        => new(names.Select(static name => KeyValuePair.Create(name, (JsonNode?)new JsonObject())));

    private static string Text(JsonObject schema) => SchemaLines.Of(schema);
}

/// <summary>What there is to complete, each time as a new array: a node has one parent.</summary>
internal sealed class CatalogNames(ToolCatalog catalog, SpecFolder folder)
{
    public JsonArray Operations => EditorSchemas.Array(catalog.Api.Document.Operations.Keys.Order(StringComparer.Ordinal));

    /// <summary>With those that are gone: what is said of them stays.</summary>
    public JsonArray AllOperations
        => EditorSchemas.Array(
            catalog.Api.Document.Operations.Keys.Concat(catalog.Retired.Operations).Distinct().Order(StringComparer.Ordinal));

    public JsonArray Toolsets => EditorSchemas.Array(catalog.Settings.Toolsets);

    public JsonArray Schemas
        => EditorSchemas.Array(
            catalog.Api.Document.Schemas.Keys.Concat(catalog.Retired.Schemas).Distinct().Order(StringComparer.Ordinal));

    public JsonArray Tools => EditorSchemas.Array(ToolNames.Order(StringComparer.Ordinal));

    /// <summary>The same.</summary>
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
