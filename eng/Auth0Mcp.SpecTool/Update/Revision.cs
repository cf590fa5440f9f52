using Auth0Mcp.SpecTool.Diff;

namespace Auth0Mcp.SpecTool.Update;

/// <summary>What the steps of an update know besides the files.</summary>
/// <param name="Differences">From the committed document to the new one.</param>
/// <param name="Date">The date of the new document, or what stands for it in comments.</param>
/// <param name="Version">The version under development: the first one without the tools removed now.</param>
internal sealed record Revision(Differences Differences, string Date, Version Version)
{
    /// <summary>Operations under a new id, by their old one.</summary>
    public IReadOnlyDictionary<string, string> RenamedOperations { get; } = Differences.Operations
        .Where(static operation => operation.Subject.Before != operation.Subject.After)
        .ToDictionary(static operation => operation.Subject.Before, static operation => operation.Subject.After, StringComparer.Ordinal);

    /// <summary>Operations that the new document no longer has, under no other id either.</summary>
    public IReadOnlySet<string> RemovedOperations { get; } = Differences.OfDocument
        .Where(static difference => difference is { Aspect: Aspect.Operation, Kind: ChangeKind.Removed })
        .Select(static difference => difference.Subject.Before)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Schemas under one new name, by their old one; a schema that became several is in none.</summary>
    public IReadOnlyDictionary<string, string> RenamedSchemas { get; } = Differences.Schemas.Keys
        .Where(subject => subject.Before != subject.After
            && !Differences.After.Document.Schemas.ContainsKey(subject.Before)
            && !Differences.Before.Document.Schemas.ContainsKey(subject.After))
        .GroupBy(static subject => subject.Before, StringComparer.Ordinal)
        .Where(static same => same.Count() == 1)
        .ToDictionary(static same => same.Key, static same => same.Single().After, StringComparer.Ordinal);
}
