using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Manifest;

/// <summary>
/// What the retired entries of all manifests speak of together. Rules about it stay where they are: the document does not have it today,
/// and may have it again tomorrow.
/// </summary>
internal sealed record Retired(
    EquatableArray<string> Names,
    EquatableArray<string> Operations,
    EquatableArray<string> Groups,
    EquatableArray<string> Schemas)
{
    public static Retired None { get; } = new([], [], [], []);

    public static Retired Of(IReadOnlyCollection<ManifestFile> files)
    {
        var all = files.SelectMany(static file => file.Tombstones).ToList();
        return new Retired(
            Sorted(all.Select(static tool => tool.Tombstone.Name)),
            Sorted(all.Select(static tool => tool.Remains.Operation)),
            Sorted(all.Select(static tool => tool.Remains.Group)),
            Sorted(all.SelectMany(static tool => tool.Remains.Schemas)));
    }

    /// <summary>What is left of these problems when rules about retired tools are none.</summary>
    public EquatableArray<LocatedProblem> Excuse(IEnumerable<LocatedProblem> problems)
        => problems.Where(problem => !Excuses(problem.Id, problem.Arguments)).ToEquatableArray();

    /// <summary>True for a problem that says no more than that something of a retired tool is gone.</summary>
    public bool Excuses(string id, EquatableArray<string> arguments)
        => id == DiagnosticDescriptors.OverlayUnknownOperation.Id || id == DiagnosticDescriptors.ErrorUnknownOperation.Id
            ? Operations.Contains(arguments[0])
            : id == DiagnosticDescriptors.UnknownGroup.Id ? Groups.Contains(arguments[0])
            : id == DiagnosticDescriptors.AttachedUnknown.Id ? Schemas.Contains(SchemaBranch.Parse(arguments[0]).Schema)
            : id == DiagnosticDescriptors.OverlayUnknown.Id ? arguments[0] == "schema" && Schemas.Contains(arguments[1])

            // What an operation describes by itself goes by its id.
            : id == DiagnosticDescriptors.UnknownSecret.Id
                ? arguments[0] == "schema" && (Schemas.Contains(arguments[1]) || Operations.Contains(arguments[1]))
            : id == DiagnosticDescriptors.UnknownPhraseTarget.Id && Names.Contains(arguments[1]);

    private static EquatableArray<string> Sorted(IEnumerable<string> names)
        => names.Where(static name => name.Length > 0).Distinct(StringComparer.Ordinal)
            .OrderBy(static name => name, StringComparer.Ordinal).ToEquatableArray();
}
