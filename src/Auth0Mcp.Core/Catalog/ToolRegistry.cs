using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Catalog;

/// <summary>Every tool that exists: the generated ones and those of this assembly. The lists leave out what is on by its name alone.</summary>
internal static class ToolRegistry
{
    /// <summary>All tools in ordinal order of their names.</summary>
    public static IReadOnlyList<ToolDescriptor> All() => Ordered(ManagementCatalog.All(), BuiltInTools.All);

    /// <summary>The tools that are on by default, in ordinal order of their names.</summary>
    public static IReadOnlyList<ToolDescriptor> Core() => Ordered(ManagementCatalog.Core(), BuiltInTools.All.Where(static tool => tool.IsCore));

    /// <summary>The tool of that name, or null.</summary>
    public static ToolDescriptor? Find(string name) => (ToolDescriptor?)ManagementCatalog.Find(name) ?? BuiltInTools.Find(name);

    private static List<ToolDescriptor> Ordered(IEnumerable<ToolDescriptor> generated, IEnumerable<ToolDescriptor> local)
    {
        var all = generated.Concat(local).ToList();
        all.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return all;
    }
}
