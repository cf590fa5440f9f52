using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator;

/// <summary>The views of all tools together; each is a value, so an output changes only when its view does.</summary>
internal static class Catalog
{
    /// <summary>The names that several entries give, in ordinal order.</summary>
    public static EquatableArray<string> RepeatedNames(EquatableArray<ToolEntry> entries)
        => entries.GroupBy(static entry => entry.Name, StringComparer.Ordinal)
            .Where(static group => group.Count() > 1)
            .Select(static group => group.Key)
            .OrderBy(static name => name, StringComparer.Ordinal)
            .ToEquatableArray();

    /// <summary>
    /// The tool of an entry, unless something is wrong that was reported elsewhere: with its binding, with its name,
    /// or that others have the same name. To choose one of those would leave it to the order of the files.
    /// </summary>
    public static ToolModel? Tool(BoundTool bound, EquatableArray<string> repeatedNames, ManifestSettings settings)
        => bound.Tool is { } tool && !bound.Entry.IsProposed && ToolNames.Fault(tool.Name, settings) is null
            && !repeatedNames.Contains(tool.Name) ? tool : null;

    /// <summary>
    /// One interface per tag, each operation once. Tags that would give one interface share it; files do not differ by case
    /// alone.
    /// </summary>
    public static IEnumerable<InterfaceModel> Interfaces(EquatableArray<ToolModel> tools)
        => tools.Select(static tool => tool.Operation)
            .OrderBy(static operation => operation.Tag, StringComparer.Ordinal)
            .ThenBy(static operation => operation.Id, StringComparer.Ordinal)
            .GroupBy(static operation => CSharpNames.Interface(operation.Tag), StringComparer.OrdinalIgnoreCase)
            .Select(static group => new InterfaceModel(
                group.First().Tag,
                group.Key,
                group.GroupBy(static operation => operation.Id, StringComparer.Ordinal).Select(static same => same.First())
                .ToEquatableArray()))
            .OrderBy(static model => model.Name, StringComparer.Ordinal);

    public static EquatableArray<string> InterfaceNames(EquatableArray<InterfaceModel> interfaces)
        => interfaces.Select(static model => model.Name).ToEquatableArray();

    /// <summary>Tool names with their classes, in ordinal order.</summary>
    public static EquatableArray<CatalogRow> Names(EquatableArray<ToolModel> tools)
        => tools.OrderBy(static tool => tool.Name, StringComparer.Ordinal)
            .Select(static tool => new CatalogRow(tool.Name, tool.ClassName, tool.IsCore)).ToEquatableArray();

    /// <summary>Operations with the access that their tool states, in ordinal order of the tools.</summary>
    public static EquatableArray<StatedAccess> Accesses(EquatableArray<ToolModel> tools)
        => tools.OrderBy(static tool => tool.Name, StringComparer.Ordinal)
            .Select(static tool => new StatedAccess(tool.Operation.Id, tool.Access)).ToEquatableArray();

    public static EquatableArray<OperationRow> Rows(SpecDocument? document, EquatableArray<StatedAccess> stated)
        => document is null ? [] : OperationModels.Rows(document, stated);
}
