namespace Auth0Mcp.SpecTool.Diff.Report;

/// <summary>What a revision means for the tools that are shipped: every difference classified, equal ones told once.</summary>
internal sealed class RevisionReport
{
    private RevisionReport(int operationsBefore, int operationsAfter, IReadOnlyList<ReportLine> lines) =>
        (OperationsBefore, OperationsAfter, Lines) = (operationsBefore, operationsAfter, lines);

    public int OperationsBefore { get; }

    public int OperationsAfter { get; }

    /// <summary>Worst first, then by aspect, subject and path.</summary>
    public IReadOnlyList<ReportLine> Lines { get; }

    public IEnumerable<ReportLine> Of(Effect effect) => Lines.Where(line => line.Effect == effect);

    public static RevisionReport Of(Differences differences, IReadOnlyList<ShippedTool> tools)
    {
        var reach = new Reach(differences, tools);
        var lines = differences.All
            .Select(difference => (Difference: difference, Uses: reach.Of(difference)))
            .Select(static pair => (pair.Difference, pair.Uses, Effect: Judge(pair.Difference, pair.Uses)))
            .GroupBy(static judged => (judged.Effect, Shared: Anonymous(judged.Difference)))
            .Select(static same => new ReportLine(
                same.Key.Effect,
                same.First().Difference,
                [.. same.Select(static judged => judged.Difference.Subject)],
                [.. same.SelectMany(static judged => judged.Uses).Select(static use => use.Tool).Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)]))
            .OrderBy(static line => line.Effect)
            .ToList();
        return new RevisionReport(differences.Before.Operations.Count, differences.After.Operations.Count, lines);
    }

    /// <summary>
    /// The worst of all uses. What nobody uses is neutral, but never a new operation, a suspected secret or another verb.
    /// </summary>
    private static Effect Judge(Difference difference, IReadOnlySet<(string Tool, Side Side)> uses) => uses.Count > 0
        ? uses.Min(use => Impact.Of(difference, use.Side))
        : Impact.OfUnused(difference) ?? Effect.Neutral;

    /// <summary>Operations are told one by one; the rest without the name of what has it.</summary>
    private static Difference Anonymous(Difference difference) =>
        difference.Aspect is Aspect.Operation or Aspect.Secret or Aspect.Schema
            ? difference
            : difference with { Subject = Subject.Document };
}
