using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tools;

namespace Auth0Mcp.SearchTrainer;

/// <summary>What the index reads of one tool.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Verb">The first word of the name behind the product's, e.g. <c>list</c>.</param>
/// <param name="Area">Its first toolset.</param>
/// <param name="Resource">Its path of the API without parameters, e.g. <c>clients/credentials</c>; empty when it is not a single
/// operation.</param>
/// <param name="Texts">Its name, title, description (without what that says of other tools) and request.</param>
/// <param name="Examples">Those that teach the search.</param>
internal sealed record ToolText(
    string Name, string Verb, string Area, string Resource, IReadOnlyList<string> Texts, IReadOnlyList<string> Examples)
{
    private const string NamePrefix = "auth0_";

    /// <summary>Reads a descriptor, with what people add to it. Examples that are held out are not read.</summary>
    public static ToolText Of(OperationTool tool) => Of(
        tool.Name, tool.Title, tool.Description, tool.Toolsets.Count > 0 ? tool.Toolsets[0] : "", tool.Operation.Path,
        tool.IndexedExamples,
        [$"{tool.Operation.Method} {tool.Operation.Path}"]);

    /// <summary>Reads the wording of a composite tool in the same way.</summary>
    public static ToolText Of(BuiltInDescriptions tool)
        => Of(tool.Name, tool.Title, tool.Description, tool.Toolset, "", tool.IndexedExamples, []);

    private static ToolText Of(
        string name, string title, string description, string area, string path, IReadOnlyList<string> examples, string[] request)
    {
        var words = name.StartsWith(NamePrefix, StringComparison.Ordinal) ? name[NamePrefix.Length..] : name;
        return new ToolText(
            name,
            words.Split('_')[0],
            area,
            string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(static segment => segment[0] != '{')),
            [words.Replace('_', ' '), title, WithoutReferences(description), .. request],
            examples);
    }

    /// <summary>A clause that names another tool speaks of that one, and would find the wrong tool.</summary>
    private static string WithoutReferences(string description)
        => string.Join(
            ". ", description.Split([". ", "; "], StringSplitOptions.None)
            .Where(static clause => !clause.Contains(NamePrefix, StringComparison.Ordinal)));
}
