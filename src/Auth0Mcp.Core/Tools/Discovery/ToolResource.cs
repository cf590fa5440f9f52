using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Tools.Discovery;

/// <summary>
/// What tools have in common that work on the same thing: the path of the API without its parameters, or the toolset of those
/// that are not one operation.
/// </summary>
internal static class ToolResource
{
    private const string PathRoot = "api/v2/";

    /// <summary>The resource of a tool, e.g. <c>users/roles</c>.</summary>
    public static string Of(ToolDescriptor tool) => tool is OperationTool operation ? Of(operation.Operation.Path) : tool.Toolsets[0];

    /// <summary>The tools of a resource and of what belongs to it; if there is none of that name, those of the toolset.</summary>
    public static IReadOnlyList<ToolDescriptor> Tools(string resource, IReadOnlyList<ToolDescriptor> all)
    {
        var wanted = Of(resource.Trim().ToLowerInvariant());
        wanted = wanted.StartsWith(PathRoot, StringComparison.Ordinal) ? wanted[PathRoot.Length..] : wanted;
        var found =
            all.Where(tool => Of(tool) is var own && (own == wanted || own.StartsWith(wanted + "/", StringComparison.Ordinal))).ToList();
        return found.Count > 0 || wanted.Length == 0 ? found : [.. all.Where(tool => tool.Toolsets.Contains(wanted.Replace('-', '_')))];
    }

    private static string Of(string path)
        => string.Join(
            '/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(static segment => segment[0] is not ('{' or ':')));
}
