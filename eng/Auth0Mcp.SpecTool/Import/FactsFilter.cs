using System.Text.Json.Nodes;
using Auth0Mcp.Generator.Manifest;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>From the upstream tree to the tree that is committed: facts in a fixed order, nothing else.</summary>
internal sealed class FactsFilter
{
    private readonly DocumentNode _root;
    private readonly KeywordCopier _copier;
    private readonly SchemaFilter _schemas;
    private readonly OperationFilter _operations;
    private readonly AttachedSchemas _attached;

    public FactsFilter(
        DocumentNode root, bool keepProse, UnknownKeywords unknown, AttachedSchemas? attached = null, ManifestSettings? settings = null)
    {
        _root = root;
        _attached = attached ?? AttachedSchemas.None;
        _copier = new KeywordCopier(keepProse, unknown);
        _schemas = new SchemaFilter(root, _copier);
        _operations = new OperationFilter(root, _copier, _schemas, Keywords.OperationOf(settings ?? ManifestSettings.Default));
    }

    public int DefaultsKept => _schemas.DefaultsKept;

    public int DefaultsDropped => _schemas.DefaultsDropped;

    /// <summary>Filters the whole document; paths first, because they and the overlay decide which schemas are kept.</summary>
    public JsonObject Filter() => _copier.Copy(_root, Keywords.Root, (keyword, value) => keyword switch
    {
        "info" => _copier.Copy(value, Keywords.Info, static (_, text) => Kept.Verbatim(text)),
        "servers" => new JsonArray([.. value.Items().Select(Server)]),
        "paths" => Paths(value),
        "components" => Components(value),
        _ => _copier.Fact(keyword, value),
    });

    private JsonObject Server(DocumentNode server) => _copier.Copy(server, Keywords.Server, (keyword, value) => keyword switch
    {
        "variables" => value.Members().ToJsonObject(ServerVariable),
        _ => _copier.Fact(keyword, value),
    });

    private JsonObject ServerVariable(DocumentNode variable) =>
        _copier.Copy(variable, Keywords.ServerVariable, _copier.Fact);

    private JsonObject Paths(DocumentNode paths) => paths.Members().ToSortedJsonObject(_operations.CopyAll);

    private JsonObject Components(DocumentNode components) =>
        _copier.Copy(components, Keywords.Components, (keyword, value) => keyword switch
        {
            "schemas" => _schemas.ReachedComponents(value.Members().Select(static schema => schema.Name).Where(_attached.Contains)),
            "securitySchemes" => value.Members().ToJsonObject(SecurityScheme),
            _ => Kept.Nothing,
        });

    private JsonObject SecurityScheme(DocumentNode scheme) =>
        _copier.Copy(scheme, Keywords.SecurityScheme, (keyword, value) => keyword switch
        {
            "flows" => value.Members().ToJsonObject(Flow),
            _ => _copier.Fact(keyword, value),
        });

    /// <summary>Scope names are facts; what upstream says about them is prose.</summary>
    private JsonObject Flow(DocumentNode flow) => _copier.Copy(flow, Keywords.Flow, (keyword, value) => keyword switch
    {
        "scopes" => value.Members().ToSortedJsonObject(_copier.ProseOrEmpty),
        _ => _copier.Fact(keyword, value),
    });
}
