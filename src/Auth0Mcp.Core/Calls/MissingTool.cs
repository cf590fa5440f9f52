using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls;

/// <summary>Explains why a tool cannot be called by its name.</summary>
internal static class MissingTool
{
    private const int LongestName = 80;

    public static CallResult Explain(string name, ToolCatalog catalog)
        => catalog.Registry.Find(name) is { } tool ? Disabled(tool, catalog)
            : ManagementCatalog.FindRemoved(name) is { } removed ? Removed(removed)
            : Unknown(name, catalog);

    private static CallResult Removed(RemovedTool tool) => tool.Replacement is { Length: > 0 } replacement
        ? CallError.Create("tool_removed", $"'{tool.Name}' was renamed to '{replacement}' in version {tool.Since}.", $"Call {replacement} instead.")
        : CallError.Create("tool_removed", $"'{tool.Name}' is gone since version {tool.Since}: the API no longer has its operation.", "Nothing replaces it; tell the user.");

    private static CallResult Disabled(ToolDescriptor tool, ToolCatalog catalog)
    {
        if (catalog.IsReadOnly && tool.Access != ToolAccess.Read && !tool.IsOnByNameOnly)
        {
            return CallError.Create("tool_disabled", $"'{tool.Name}' is not available: this server is in read-only mode.", "Ask the user to restart the server without read-only mode if the change is wanted.");
        }

        return catalog.Reaches(tool)
            ? CallError.Create("tool_disabled", $"'{tool.Name}' is not in the list of tools, but can be called through another.", $"Call {catalog.Tools.First(caller => caller.Calls == tool.Access).Name} with \"name\":\"{tool.Name}\" and its \"arguments\"; a person at the shell adds --toolsets {tool.Toolsets[0]}.")
            : CallError.Create("tool_disabled", $"'{tool.Name}' is not enabled on this server.", $"Ask the user to start the server with --tools '{tool.Name}' or --toolsets {tool.Toolsets[0]} if it is needed.");
    }

    private static CallResult Unknown(string name, ToolCatalog catalog)
    {
        var shown = ShortText.Cut(name, LongestName);
        var known = catalog.Registry.All().Where(catalog.Reaches).Select(static tool => tool.Name);
        var next = catalog.Find(BuiltInNames.SearchTools) is null ? "Call one of the tools in the list of tools." : $"Find a tool with {BuiltInNames.SearchTools}.";
        return CallError.Create("unknown_tool", $"There is no tool '{shown}'{NearMiss.SeveralQuestion(name, known)}", next);
    }
}
