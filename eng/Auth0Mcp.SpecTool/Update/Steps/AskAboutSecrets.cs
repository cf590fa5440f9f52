using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.SpecTool.Manifest;

namespace Auth0Mcp.SpecTool.Update.Steps;

/// <summary>
/// Adds a todo to the secrets file for each property that looks secret and that nobody has classified. Under <c>secret</c>: a
/// hasty answer hides too much rather than too little.
/// </summary>
internal static class AskAboutSecrets
{
    public static SpecFolder Apply(SpecFolder folder, ToolCatalog catalog, Revision revision, ICollection<string> notes)
    {
        var owners = WithoutLeftovers(folder, catalog).Problems
            .Where(static problem => problem.Id == DiagnosticDescriptors.UnclassifiedSecret.Id)
            .Select(static problem => (Owner: problem.Arguments[1], Path: problem.Arguments[2]))
            .Distinct()
            .GroupBy(static suspect => suspect.Owner, static suspect => suspect.Path, StringComparer.Ordinal)
            .OrderBy(static owner => owner.Key, StringComparer.Ordinal)
            .ToList();
        if (owners.Count == 0)
        {
            return folder;
        }

        var yaml = new YamlText(folder, SpecFolder.SecretsFile);
        yaml.Append(
            "secret",
            $"  # new in the document of {revision.Date}\n" + string.Concat(owners.Select(static owner => Entry(owner.Key, owner))));
        notes.Add(
            $"{folder.Show(SpecFolder.SecretsFile)}: {owners.Sum(static owner => owner.Count())} properties that look secret in "
            + $"{owners.Count} schemas");
        return folder.With(SpecFolder.SecretsFile, yaml.Edited);
    }

    /// <summary>
    /// To a build, a rule about what is gone is a misspelt one, and what it may have meant is not asked about as well. Here nothing is
    /// misspelt: what is new is asked about besides.
    /// </summary>
    private static ToolCatalog WithoutLeftovers(SpecFolder folder, ToolCatalog catalog)
    {
        var leftovers = catalog.Problems.Where(static problem => problem.Id == DiagnosticDescriptors.UnknownSecret.Id).ToList();
        if (leftovers.Count == 0)
        {
            return catalog;
        }

        var edits = new TextEdits(folder[SpecFolder.SecretsFile]);
        foreach (var range in leftovers.Select(static problem => problem.Range).Distinct())
        {
            edits.Replace(range.Offset, range.Length, "\"(gone)\"");
        }

        return ToolCatalog.Of(folder.With(SpecFolder.SecretsFile, edits.Apply()));
    }

    private static string Entry(string schema, IEnumerable<string> paths) => $"""
          - schema: {YamlQuoting.Word(schema)}
            properties: [{string.Join(", ", paths.Order(StringComparer.Ordinal).Select(YamlQuoting.Word))}]
            reason: "todo: is this a secret? Then delete this line; if not, move the entry under 'harmless' and say why"

        """;
}
