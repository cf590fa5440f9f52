using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.Generator.Values;
using Auth0Mcp.Generator.Yaml;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>The overlay with the places of its entries, and what is wrong with its file.</summary>
/// <param name="Attached">The rules that guide and change nothing of the document, with problems of their own.</param>
internal sealed record OverlayFile(
    Overlay Overlay, EquatableArray<PositionMap> Parameters, EquatableArray<PositionMap> Changes, AttachFile Attached,
    EquatableArray<LocatedProblem> Problems)
{
    public static OverlayFile Without(EquatableArray<LocatedProblem> problems)
        => new(Overlay.None, [], [], AttachFile.None, problems);

    /// <summary>Entries that name nothing, and entries that the document has caught up with.</summary>
    /// <param name="document">The document as it was imported.</param>
    public IEnumerable<LocatedProblem> Check(SpecDocument document)
    {
        var report = new OverlayReport();
        OverlaidDocument.Apply(document, Overlay, report);
        return Locate(report).Concat(DeadReferences(document));
    }

    private IEnumerable<LocatedProblem> DeadReferences(SpecDocument document)
        => Overlay.Changes.SelectMany((change, index) => change.Edits
            .Where(static edit => edit.Kind is SchemaEditKind.Properties or SchemaEditKind.Change)
            .SelectMany(edit => OverlayValues.References(SpecReader.Read(edit.Json)).Where(name => !document.Schemas.ContainsKey(name))
                .Select(name => Changes[index].Locate(Problem.Value(
                    DiagnosticDescriptors.OverlayUnknown, EntryReader.Join(SchemaChangeReader.Key(edit.Kind), edit.Property),
                    "schema", name,
                    NearMiss.Ending(name, document.Schemas.Keys))))));

    /// <summary>The same, of a document that the overlay has been laid over.</summary>
    public IEnumerable<LocatedProblem> Locate(OverlayReport report)
        => report.Findings.Select(finding => (finding.IsParameter ? Parameters : Changes)[finding.Entry].Locate(finding.Problem))

            // What is misspelt for several schemas of an entry stands in it once.
            .GroupBy(static problem => problem.Id == DiagnosticDescriptors.OverlayObsolete.Id
                ? (problem.Id, problem.Range, string.Join(" ", problem.Arguments)) : (problem.Id, problem.Range, ""))
            .Select(static same => same.First());
}

/// <summary>What a document makes of the overlay.</summary>
internal sealed class OverlayReport
{
    public List<OverlayFinding> Findings { get; } = [];

    /// <summary>The numbers of those entries in the section <c>schemas</c> that change something.</summary>
    public HashSet<int> Effective { get; } = [];
}

/// <summary>What is to be said about an entry.</summary>
/// <param name="IsParameter">It is in the section <c>parameters</c>, else in <c>schemas</c>.</param>
/// <param name="Entry">Its number there.</param>
internal sealed record OverlayFinding(bool IsParameter, int Entry, Problem Problem)
{
    /// <summary>True when the document says so itself by now.</summary>
    public bool IsObsolete => Problem.Id == DiagnosticDescriptors.OverlayObsolete.Id;
}
