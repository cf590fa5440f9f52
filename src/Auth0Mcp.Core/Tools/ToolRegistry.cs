using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tools.Discovery;

namespace Auth0Mcp.Tools;

/// <summary>The generated tools and those of this assembly.</summary>
internal sealed class ToolRegistry : IToolRegistry
{
    private ToolRegistry()
    {
    }

    public static ToolRegistry Instance { get; } = new();

    public IReadOnlyList<ToolDescriptor> OnByName => BuiltInTools.OnByName;

    public IReadOnlyList<ToolDescriptor> All() => Ordered(ManagementCatalog.All(), BuiltInTools.All);

    public IReadOnlyList<ToolDescriptor> Core() => Ordered(ManagementCatalog.Core(), BuiltInTools.All.Where(static tool => tool.IsCore));

    public ToolDescriptor? Find(string name) => (ToolDescriptor?)ManagementCatalog.Find(name) ?? BuiltInTools.Find(name);

    public IEnumerable<ToolDescriptor> Search(string query) => SearchTools.Instance.Find(query);

    private static List<ToolDescriptor> Ordered(IEnumerable<ToolDescriptor> generated, IEnumerable<ToolDescriptor> local)
    {
        var all = generated.Concat(local).ToList();
        all.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return all;
    }
}
