using Auth0Mcp.Tools.Discovery;
using Auth0Mcp.Tools.Forms;

namespace Auth0Mcp.Tools;

/// <summary>The tools that are no single operation.</summary>
internal static class LocalTools
{
    /// <summary>All of them, in ordinal order of their names.</summary>
    public static IReadOnlyList<LocalTool> All { get; } =
    [
        CallDestructiveTool.Instance,
        CallReadTool.Instance,
        CallWriteTool.Instance,
        DescribeTool.Instance,
        PublishForm.Instance,
        SearchTools.Instance,
    ];

    /// <summary>The tool of that name, or null.</summary>
    public static LocalTool? Find(string name) => All.FirstOrDefault(tool => tool.Name == name);
}
