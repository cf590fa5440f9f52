using Auth0Mcp.SpecTool.Import;

namespace Auth0Mcp.SpecTool.CrossCheck;

/// <summary>Two independent readings of one document must agree on every operation.</summary>
internal static class ReadingComparer
{
    /// <summary>Raises <see cref="SpecException"/> with the first operation read differently and the count of others.</summary>
    public static void DemandAgreement(IReadOnlyList<OperationReading> ours, IReadOnlyList<NamedOperation> nswag)
    {
        var differences = Compare(ours, [.. nswag.Select(static operation => operation.Reading)]);
        if (differences.Count > 0)
        {
            var others = differences.Count > 1 ? $" (and {differences.Count - 1} more)" : "";
            throw new SpecException($"NSwag reads this document differently: {differences[0]}{others}");
        }
    }

    /// <summary>One line per operation on which the readings differ, in ordinal order of verb and route.</summary>
    public static IReadOnlyList<string> Compare(IReadOnlyList<OperationReading> ours, IReadOnlyList<OperationReading> theirs)
    {
        var left = ours.ToDictionary(static reading => reading.Address, StringComparer.Ordinal);
        var right = theirs.ToDictionary(static reading => reading.Address, StringComparer.Ordinal);
        return
        [
            .. left.Keys.Union(right.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(address => Describe(address, left.GetValueOrDefault(address), right.GetValueOrDefault(address)))
                .OfType<string>(),
        ];
    }

    private static string? Describe(string address, OperationReading? ours, OperationReading? theirs) => (ours, theirs) switch
    {
        (null, _) => $"{address}: only NSwag sees it.",
        (_, null) => $"{address}: NSwag does not see it.",
        _ when ours == theirs => null,
        _ => $"{address}: ours is '{ours.OperationId} {ours.Inputs}', NSwag's is '{theirs.OperationId} {theirs.Inputs}'.",
    };
}
