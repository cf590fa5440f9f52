using System.Globalization;
using Auth0Mcp.Generator.Manifest;
using Auth0Mcp.SpecTool.Diff;
using Auth0Mcp.SpecTool.Manifest;

namespace Auth0Mcp.SpecTool.Update.Steps;

/// <summary>
/// Retires tools whose operation is gone: the entry stays with all its wording, dated, and <see cref="ReviveTools"/> takes the mark off
/// when the operation comes back.
/// </summary>
internal static class RetireTools
{
    public static SpecFolder Apply(SpecFolder folder, Revision revision, ICollection<string> notes)
    {
        if (revision.RemovedOperations.Count == 0)
        {
            return folder;
        }

        var catalog = ToolCatalog.Of(folder);
        var replacements = new Replacements(catalog, revision);
        var remains = new RemainingSchemas(catalog, revision);
        foreach (var file in folder.Manifests.ToList())
        {
            var yaml = new YamlText(folder, file);
            foreach (var entry in yaml.Entries("tools"))
            {
                if (entry.Text("operation") is { } operation && revision.RemovedOperations.Contains(operation)
                    && entry.Map[TombstoneParser.Key] is null)
                {
                    yaml.AddMember(
                        entry, TombstoneParser.Key, Mark(operation, revision, replacements.Of(operation), remains.Of(operation)));
                    notes.Add($"{folder.Show(file)}: `{entry.Text("name")}` is retired: the document no longer has `{operation}`");
                }
            }

            folder = yaml.Edits.IsEmpty ? folder : folder.With(file, yaml.Edited);
        }

        return folder;
    }

    private static List<(string Key, string Value)> Mark(
        string operation, Revision revision, IReadOnlyList<string> replacements, IReadOnlyList<string> schemas)
    {
        var gone = revision.Differences.Before.Operations[operation];
        var perhaps = replacements.Count == 0 ? "" : $" ({string.Join(", ", replacements)})";
        var members = new List<(string, string)>
        {
            ("replacement", YamlQuoting.Quoted($"todo: the tool to call instead{perhaps}; delete this key when there is none")),
            ("since", revision.Version.ToString()),
            ("date", YamlQuoting.Quoted(revision.Date)),
            ("was", YamlQuoting.Quoted(gone.Address)),
        };
        if (revision.Differences.Before.Document.Operations.TryGetValue(operation, out var read))
        {
            members.Add(("group", YamlQuoting.Word(read.Group)));
        }

        if (schemas.Count > 0)
        {
            members.Add(
                ("schemas", string.Create(CultureInfo.InvariantCulture, $"[{string.Join(", ", schemas.Select(YamlQuoting.Word))}]")));
        }

        return members;
    }

    /// <summary>Tools that may stand in for one that is gone: of the same method, about the same resource, and of like shape.</summary>
    private sealed class Replacements(ToolCatalog catalog, Revision revision)
    {
        /// <summary>Below this, two operations have too little in common.</summary>
        private const double Threshold = 0.5;

        private const int Most = 3;

        private readonly ILookup<string, string> _names = catalog.Tools
            .Where(static tool => tool.Entry.Name.Length > 0)
            .ToLookup(static tool => tool.Entry.Operation, static tool => tool.Entry.Name, StringComparer.Ordinal);

        public IReadOnlyList<string> Of(string operation)
        {
            var (before, after) = (revision.Differences.Before, revision.Differences.After);
            var gone = before.Operations[operation];
            var shape = new OperationShape(gone, before.Document);
            return
            [
                .. after.Operations.Values
                    .Where(candidate => candidate.Method == gone.Method && Resource(candidate) == Resource(gone))
                    .Select(candidate => (candidate.Id, Score: shape.SimilarityTo(new OperationShape(candidate, after.Document))))
                    .Where(static candidate => candidate.Score >= Threshold)
                    .OrderByDescending(static candidate => candidate.Score)
                    .ThenBy(static candidate => candidate.Id, StringComparer.Ordinal)
                    .SelectMany(candidate => _names[candidate.Id].Order(StringComparer.Ordinal))
                    .Take(Most),
            ];
        }

        private static string Resource(OperationFacts operation)
            => operation.Path.Split('/', StringSplitOptions.RemoveEmptyEntries)
                .LastOrDefault(static segment => segment[0] != '{', "").TrimEnd('s');
    }
}
