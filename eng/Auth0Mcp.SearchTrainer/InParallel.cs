namespace Auth0Mcp.SearchTrainer;

/// <summary>
/// Work on all processors that comes out as if one had done it: each piece stands alone, and the results keep the order of the
/// pieces.
/// </summary>
internal static class InParallel
{
    /// <summary>More pieces than processors, as they take different times; the same number everywhere.</summary>
    private const int Pieces = 64;

    public static TResult[] ConvertAll<T, TResult>(IReadOnlyList<T> items, Func<T, TResult> convert)
    {
        var results = new TResult[items.Count];
        ForRanges(items.Count, (start, end) =>
        {
            for (var i = start; i < end; i++)
            {
                results[i] = convert(items[i]);
            }
        });
        return results;
    }

    /// <summary>Cuts the numbers below <paramref name="count"/> into ranges: first, and behind the last.</summary>
    public static void ForRanges(int count, Action<int, int> run)
        => Parallel.For(0, Pieces, piece => run(Bound(count, piece), Bound(count, piece + 1)));

    private static int Bound(int count, int piece) => (int)((long)count * piece / Pieces);
}
