using System.Collections.Immutable;
using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.Generator.Model;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator;

/// <summary>The views of all tools together; each is a value, so an output changes only when its view does.</summary>
internal static class Catalogue
{
    /// <summary>The tools in ordinal order. Errors reported elsewhere: of two of one name the first is taken, a bad name is left out.</summary>
    public static IEnumerable<ToolModel> Tools(ImmutableArray<BoundTool> bound)
        => bound.Where(static tool => tool.Tool is not null)
            .Select(static tool => tool.Tool!)
            .Where(static tool => ToolNames.Fault(tool.Name) is null)
            .GroupBy(static tool => tool.Name, StringComparer.Ordinal)
            .Select(static group => group.First())
            .OrderBy(static tool => tool.Name, StringComparer.Ordinal);

    /// <summary>One interface per tag, each operation once. Tags that would give one interface share it; files do not differ by case alone.</summary>
    public static IEnumerable<InterfaceModel> Interfaces(ImmutableArray<ToolModel> tools)
        => tools.Select(static tool => tool.Operation)
            .OrderBy(static operation => operation.Tag, StringComparer.Ordinal)
            .GroupBy(static operation => CSharpNames.Interface(operation.Tag), StringComparer.OrdinalIgnoreCase)
            .Select(static group => new InterfaceModel(
                group.First().Tag,
                group.Key,
                group.GroupBy(static operation => operation.Id, StringComparer.Ordinal).Select(static same => same.First())
                    .OrderBy(static operation => operation.Id, StringComparer.Ordinal).ToEquatableArray()));

    public static EquatableArray<string> InterfaceNames(ImmutableArray<InterfaceModel> interfaces)
        => interfaces.Select(static model => model.Name).ToEquatableArray();

    /// <summary>Tool names with their classes.</summary>
    public static EquatableArray<TextPair> Names(ImmutableArray<ToolModel> tools)
        => tools.Select(static tool => new TextPair(tool.Name, tool.ClassName)).ToEquatableArray();

    /// <summary>Operations with the access that their tool states.</summary>
    public static EquatableArray<StatedAccess> Accesses(ImmutableArray<ToolModel> tools)
        => tools.Select(static tool => new StatedAccess(tool.Operation.Id, tool.Access)).ToEquatableArray();

    public static EquatableArray<OperationRow> Rows(SpecDocument? document, EquatableArray<StatedAccess> stated)
        => document is null ? default : OperationModels.Rows(document, stated);
}
