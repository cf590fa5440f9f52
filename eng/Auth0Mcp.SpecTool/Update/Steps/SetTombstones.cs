using System.Globalization;
using Auth0Mcp.SpecTool.Diff;
using Auth0Mcp.SpecTool.Manifest;

namespace Auth0Mcp.SpecTool.Update.Steps;

/// <summary>Turns tools whose operation is gone into tombstones that name a replacement for one release.</summary>
internal static class SetTombstones
{
    /// <summary>Below this, no tool is worth suggesting.</summary>
    private const double Threshold = 0.4;

    public static SpecFolder Apply(SpecFolder folder, Revision revision, ICollection<string> notes)
    {
        if (revision.RemovedOperations.Count == 0)
        {
            return folder;
        }

        var names = folder.Manifests
            .SelectMany(file => new YamlText(folder, file).Entries("tools"))
            .Where(static entry => entry.Text("operation") is not null && entry.Text("name") is not null)
            .ToLookup(static entry => entry.Text("operation")!, static entry => entry.Text("name")!, StringComparer.Ordinal);
        foreach (var file in folder.Manifests.ToList())
        {
            var yaml = new YamlText(folder, file);
            foreach (var entry in yaml.Entries("tools"))
            {
                if (entry.Text("operation") is not { } operation || !revision.RemovedOperations.Contains(operation))
                {
                    continue;
                }

                yaml.Replace(entry, Tombstone(entry, operation, yaml.IndentOf(entry.Map), Nearest(operation, revision, names), revision));
                notes.Add($"{folder.Show(file)}: `{entry.Text("name")}` is a tombstone: the document no longer has `{operation}`");
            }

            folder = yaml.Edits.IsEmpty ? folder : folder.With(file, yaml.Edited);
        }

        return folder;
    }

    private static string Tombstone(YamlEntry entry, string operation, int indent, string? nearest, Revision revision)
    {
        var margin = new string(' ', indent);
        var suggestion = nearest is null ? "" : $", perhaps {nearest}";
        return string.Create(CultureInfo.InvariantCulture, $"""
            {margin}- name: {entry.Text("name")}
            {margin}  # The document of {revision.Date} no longer has {operation}.
            {margin}  removed:
            {margin}    replacement: "todo: the tool to call instead{suggestion}; delete this key when there is none"
            {margin}    since: {revision.Version}

            """);
    }

    /// <summary>The tool whose operation is most like the one that is gone, among those of the same method.</summary>
    private static string? Nearest(string operation, Revision revision, ILookup<string, string> names)
    {
        var (before, after) = (revision.Differences.Before, revision.Differences.After);
        var gone = new OperationShape(before.Operations[operation], before.Document);
        return after.Operations.Values
            .SelectMany(candidate => names[candidate.Id].Select(name => (Name: name, Score: gone.SimilarityTo(new OperationShape(candidate, after.Document)))))
            .Where(static candidate => candidate.Score >= Threshold)
            .OrderByDescending(static candidate => candidate.Score)
            .ThenBy(static candidate => candidate.Name, StringComparer.Ordinal)
            .Select(static candidate => candidate.Name)
            .FirstOrDefault();
    }
}
