using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Errors;

/// <summary>The tools that help where one found nothing.</summary>
internal static class RelatedTools
{
    /// <summary>From the best way to set something up to the last.</summary>
    private static readonly string[] s_settingUp = ["POST", "PUT", "PATCH"];

    /// <summary>What the path of a tool's operation names.</summary>
    public static ErrorTarget TargetOf(OperationTool tool)
        => tool.Page is not null ? ErrorTarget.Collection
            : tool.Operation.Path.EndsWith('}') ? ErrorTarget.Item
            : tool.Operation.Path.Contains('{', StringComparison.Ordinal) ? ErrorTarget.Part
            : tool.Operation.Method == "POST" ? ErrorTarget.Collection
            : ErrorTarget.Settings;

    /// <summary>Another tool that sets up what the path names; null when there is none.</summary>
    public static OperationTool? SettingUp(OperationTool tool)
    {
        var (path, id) = (tool.Operation.Path, tool.Operation.Id);
        var same = ManagementCatalog.All().Where(other => other.Operation.Path == path && other.Operation.Id != id).ToList();
        return s_settingUp.Select(method => same.Find(other => other.Operation.Method == method))
            .FirstOrDefault(static found => found is not null);
    }

    /// <summary>
    /// The list that holds what the path names, or what it belongs to; null when that is the tool itself, or there is none.
    /// </summary>
    /// <param name="isMissing">Something that the path names does not exist: a list that needs all the same ids would not find it
    /// either.</param>
    public static OperationTool? Listing(OperationTool tool, bool isMissing)
    {
        var ids = Ids(tool);
        var lists = ManagementCatalog.All().Where(other => other.Page is not null && (!isMissing || ids == 0 || Ids(other) < ids))
            .ToList();
        for (var path = tool.Operation.Path; path.Length > 1; path = path[..path.LastIndexOf('/')])
        {
            if (!path.EndsWith('}') && lists.Find(list => list.Operation.Path == path) is { } found)
            {
                return found == tool ? null : found;
            }
        }

        return null;
    }

    /// <summary>Another tool that reads what the path names; null when there is none.</summary>
    public static OperationTool? Reading(OperationTool tool)
        => ManagementCatalog.All().FirstOrDefault(other =>
            other != tool && other.Operation.Path == tool.Operation.Path && other.Operation.Method == "GET");

    private static int Ids(OperationTool tool) => tool.Operation.Path.Count(static character => character == '{');
}
