using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Pipeline;

/// <summary>Explains why a tool cannot be called by its name.</summary>
internal static class MissingTool
{
    private const int LongestName = 80;
    private const int Typos = 2;
    private const int MostMeant = 2;

    public static CallError Explain(string name, ToolCatalog catalog)
        => catalog.Registry.Find(name) is { } tool ? Disabled(tool, catalog)
            : ManagementCatalog.FindRemoved(name) is { } removed ? Removed(removed)
            : Unknown(name, catalog);

    private static CallError Removed(RemovedTool tool) => tool.Replacement is { Length: > 0 } replacement
        ? new CallError(
            "tool_removed", $"'{tool.Name}' was renamed to '{replacement}' in version {tool.Since}.", $"Call {replacement} instead.")
        : new CallError(
            "tool_removed", $"'{tool.Name}' is gone since version {tool.Since}: the API no longer has its operation.",
            "Nothing replaces it; tell the user.");

    private static CallError Disabled(ToolDescriptor tool, ToolCatalog catalog)
    {
        if (catalog.IsReadOnly && tool.Access != ToolAccess.Read && !tool.IsOnByNameOnly)
        {
            return new CallError(
                "tool_disabled", $"'{tool.Name}' is not available: this server is in read-only mode.",
                "Ask the user to restart the server without read-only mode if the change is wanted.");
        }

        if (tool.IsOnByNameOnly)
        {
            return new CallError(
                "tool_disabled", $"'{tool.Name}' is not enabled: it is on only where a person names it.",
                $"Ask the user to start the server with --toolsets core,{tool.Toolsets[0]} if it is needed; "
                + $"a person at the shell adds --toolsets all,{tool.Toolsets[0]} to the call.");
        }

        return catalog.Reaches(tool)
            ? new CallError(
                "tool_disabled", $"'{tool.Name}' is not in the list of tools, but can be called through another.",
                $"Call {catalog.Tools.First(caller => caller.Calls == tool.Access).Name} with \"name\":\"{tool.Name}\" and its "
                + $"\"arguments\"; a person at the shell adds --toolsets {tool.Toolsets[0]}.")
            : new CallError(
                "tool_disabled", $"'{tool.Name}' is not enabled on this server.",
                $"Ask the user to start the server with --tools '{tool.Name}' or --toolsets {tool.Toolsets[0]} if it is needed.");
    }

    private static CallError Unknown(string name, ToolCatalog catalog)
    {
        var shown = ShortText.Cut(name, LongestName);
        var known = catalog.Registry.All().Where(catalog.Reaches).ToList();
        var next = catalog.Find(BuiltInNames.SearchTools) is null
            ? "Call one of the tools in the list of tools."
            : $"Find a tool with {BuiltInNames.SearchTools}.";
        return new CallError("unknown_tool", $"There is no tool '{shown}'{Question(name, known, catalog.Registry)}", next);
    }

    /// <summary>The end of the sentence that a tool does not exist: which one may be meant, or a full stop.</summary>
    /// <param name="known">The tools that may be named.</param>
    public static string Question(string name, IReadOnlyList<ToolDescriptor> known, IToolRegistry registry)
    {
        var names = known.Select(static tool => tool.Name).ToList();
        return (IsMisspelt(name, names) ? null : Meant(name, names, registry)) ?? NearMiss.SeveralQuestion(name, names);
    }

    /// <summary>One letter or two away from a name.</summary>
    private static bool IsMisspelt(string name, IEnumerable<string> known)
        => name.Length > LongestName || known.Any(candidate =>
            Math.Abs(candidate.Length - name.Length) <= Typos && EditDistance.Between(name, candidate) <= Typos);

    /// <summary>
    /// What the words of a name ask the search for, which knows what else things are called: tools of the same verb, or null.
    /// </summary>
    private static string? Meant(string name, IReadOnlyList<string> known, IToolRegistry registry)
    {
        var words = name.Split('_', StringSplitOptions.RemoveEmptyEntries).SkipWhile(static word => word == "auth0").ToList();
        if (words.Count < 2
            || NearMiss.Find(words[0], registry.All().Select(static tool => VerbOf(tool.Name)).Distinct()) is not { } verb)
        {
            return null;
        }

        var found = registry.Search($"{verb} {string.Join(' ', words.Skip(1))}")
            .Where(tool => VerbOf(tool.Name) == verb && known.Contains(tool.Name)).Take(MostMeant)
                .Select(static tool => $"'{tool.Name}'").ToList();
        return found.Count == 0 ? null : $"; did you mean {string.Join(" or ", found)}?";
    }

    private static string VerbOf(string name) => name.Split('_')[1];
}
