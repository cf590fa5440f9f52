namespace Auth0Mcp.Tests.Fixtures;

/// <summary>
/// How work grows with the text that it is done on: in steps that are counted, or in bytes allocated. Code that makes something
/// of every place it visits allocates for every visit, the same on every machine and under any load.
/// </summary>
internal static class Growth
{
    /// <summary>Twice the text may take 2.2 times the work: tables and buffers grow in steps.</summary>
    private const double Most = 2.2;

    /// <summary>So many parts of JSON, with commas between them.</summary>
    public static string Parts(int count, Func<int, string> part) => string.Join(',', Enumerable.Range(0, count).Select(part));

    /// <summary>Asserts that twice the size takes about twice the work.</summary>
    /// <param name="prepare">Makes the text of a size, and returns the work on it.</param>
    public static void IsLinear(int size, Func<int, Action> prepare)
    {
        var (once, twice) = (prepare(size), prepare(size * 2));
        IsLinear(size, Allocated(once), Allocated(twice));
    }

    /// <summary>The same for work that counts its steps.</summary>
    /// <param name="steps">Does the work on a text of a size.</param>
    public static void IsLinear(int size, Func<int, long> steps) => IsLinear(size, steps(size), steps(size * 2));

    /// <summary>
    /// Asserts that each further place takes no more than some bytes: what one place costs is not looked up in long lists.
    /// </summary>
    public static void CostsAtMost(long bytes, int size, Func<int, Action> prepare)
    {
        var (once, twice) = (Allocated(prepare(size)), Allocated(prepare(size * 2)));
        Assert.True(twice - once <= bytes * size, $"{(twice - once) / size} bytes for each place, and not {bytes}.");
    }

    private static void IsLinear(int size, long less, long more)
    {
        Assert.True(less >= size, $"{less} for {size} places: the work was not done, or is not counted.");
        Assert.True(more <= less * Most, $"{less} for {size}, {more} for {size * 2}: {(double)more / less:0.0} times as much.");
    }

    private static long Allocated(Action work)
    {
        // Once for what is made at the first use: code, caches, pooled buffers.
        work();
        var start = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - start;
    }
}
