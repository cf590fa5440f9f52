using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tools;

namespace Auth0Mcp.SearchTrainer;

/// <summary>What the index reads of one tool.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Verb">The first word of the name behind the product's, e.g. <c>list</c>.</param>
/// <param name="Access">What it may change.</param>
/// <param name="Area">Its first toolset.</param>
/// <param name="Resource">Its path of the API without parameters, e.g. <c>clients/credentials</c>; empty when it is not a single operation.</param>
/// <param name="TakesId">The path names one thing.</param>
/// <param name="Title">Name and title.</param>
/// <param name="Description">Its description, without what that says of other tools.</param>
/// <param name="Phrases">The curated ways to ask for it.</param>
/// <param name="Said">Everything that somebody said, or may say, who wants it.</param>
internal sealed record ToolText(
    string Name, string Verb, ToolAccess Access, string Area, string Resource, bool TakesId, IReadOnlyList<string> Title, string Description, IReadOnlyList<string> Phrases, IReadOnlyList<string> Said)
{
    private const string NamePrefix = "auth0_";

    /// <summary>The words of the name behind the verb.</summary>
    public IEnumerable<string> NameWords => Title[0].Split('_').Skip(1);

    /// <summary>Reads a descriptor, with what people add to it. Examples that are held out are not read.</summary>
    public static ToolText Of(OperationTool tool, Synonyms synonyms, IReadOnlyDictionary<string, string[]> phrases)
        => Of(tool.Name, tool.Title, tool.Description, tool.Access, tool.Toolsets.Count > 0 ? tool.Toolsets[0] : "", tool.Operation.Path, tool.IndexedExamples, synonyms, phrases);

    /// <summary>Reads the wording of a composite tool in the same way.</summary>
    public static ToolText Of(BuiltInDescriptions tool, Synonyms synonyms, IReadOnlyDictionary<string, string[]> phrases)
        => Of(tool.Name, tool.Title, tool.Description, tool.Access, tool.Toolset, "", tool.IndexedExamples, synonyms, phrases);

    private static ToolText Of(
        string name, string title, string description, ToolAccess access, string area, string path, IReadOnlyList<string> examples, Synonyms synonyms, IReadOnlyDictionary<string, string[]> phrases)
    {
        var words = name.StartsWith(NamePrefix, StringComparison.Ordinal) ? name[NamePrefix.Length..] : name;
        var said = Synonyms.At(phrases, name);
        var curated = Synonyms.At(synonyms.Tools, name);
        return new ToolText(
            name,
            words.Split('_')[0],
            access,
            area,
            string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(static segment => segment[0] != '{')),
            path.Contains('{', StringComparison.Ordinal),
            [words, title],
            WithoutReferences(description),
            curated,
            [.. said, .. examples, title, words.Replace('_', ' '), .. curated]);
    }

    /// <summary>A clause that names another tool speaks of that one, and would find the wrong tool.</summary>
    private static string WithoutReferences(string description)
        => string.Join(". ", description.Split([". ", "; "], StringSplitOptions.None).Where(static clause => !clause.Contains(NamePrefix, StringComparison.Ordinal)));
}
