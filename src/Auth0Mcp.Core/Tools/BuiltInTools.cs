using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tools.Discovery;
using Auth0Mcp.Tools.Forms;
using Auth0Mcp.Tools.Onboarding;
using Auth0Mcp.Tools.Requests;

namespace Auth0Mcp.Tools;

/// <summary>The tools that are not single operation.</summary>
internal static class BuiltInTools
{
    /// <summary>All that a selection can mean without naming them, in ordinal order of their names.</summary>
    public static IReadOnlyList<ToolDescriptor> All { get; } =
    [
        CallDestructiveTool.Instance,
        CallReadTool.Instance,
        CallWriteTool.Instance,
        DescribeTool.Instance,
        GetQuickstart.Instance,
        OnboardProject.Instance,
        PublishForm.Instance,
        SaveCredentials.Instance,
        SearchTools.Instance,
    ];

    /// <summary>Those that have to be named, in ordinal order of their names.</summary>
    public static IReadOnlyList<ToolDescriptor> OnByName { get; } = [ApiRequestTool.Instance];

    /// <summary>The tool of that name, or null.</summary>
    public static ToolDescriptor? Find(string name) => All.Concat(OnByName).FirstOrDefault(tool => tool.Name == name);
}
