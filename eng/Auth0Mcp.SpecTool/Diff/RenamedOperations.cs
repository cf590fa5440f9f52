namespace Auth0Mcp.SpecTool.Diff;

/// <summary>Finds operations that went on under another id.</summary>
internal static class RenamedOperations
{
    /// <summary>Below this, two operations only look alike.</summary>
    private const double Threshold = 0.75;

    /// <summary>Pairs of which each is the only best match of the other; a tie is not a proof.</summary>
    public static IReadOnlyList<(OperationFacts Before, OperationFacts After)> Find(DocumentFacts before, DocumentFacts after)
    {
        var removed = Unshared(before, after);
        var added = Unshared(after, before);
        if (removed.Count == 0 || added.Count == 0)
        {
            return [];
        }

        var scores = new double[removed.Count, added.Count];
        for (var i = 0; i < removed.Count; i++)
        {
            for (var j = 0; j < added.Count; j++)
            {
                scores[i, j] = removed[i].Shape.SimilarityTo(added[j].Shape);
            }
        }

        return
        [
            .. from i in Enumerable.Range(0, removed.Count)
               from j in Enumerable.Range(0, added.Count)
               where scores[i, j] >= Threshold
                   && Enumerable.Range(0, added.Count).All(other => other == j || scores[i, other] < scores[i, j])
                   && Enumerable.Range(0, removed.Count).All(other => other == i || scores[other, j] < scores[i, j])
               select (removed[i].Operation, added[j].Operation),
        ];
    }

    private static List<(OperationFacts Operation, OperationShape Shape)> Unshared(DocumentFacts document, DocumentFacts other) =>
    [
        .. document.Operations.Values
            .Where(operation => !other.Operations.ContainsKey(operation.Id))
            .OrderBy(static operation => operation.Id, StringComparer.Ordinal)
            .Select(operation => (operation, new OperationShape(operation, document.Document))),
    ];
}
