namespace Auth0Mcp.Calls.Results;

/// <summary>Sizes of pages that begin at any item: the API counts pages by their size, so a size has to divide the position.</summary>
internal static class PageSize
{
    /// <summary>Pages that do not begin at a multiple of what was asked for have no more items than this.</summary>
    private const long Most = 1000;

    /// <summary>The largest size up to a limit with which a page begins at the position.</summary>
    public static long At(long position, long most)
    {
        if (most > 0 && position % most == 0)
        {
            return most;
        }

        var size = Math.Clamp(most, 1, Most);
        while (position % size != 0)
        {
            size--;
        }

        return size;
    }

    /// <summary>Where to cut a page: as far back as half of what fits, where that lets the next page bring more.</summary>
    /// <param name="start">The position of the page.</param>
    /// <param name="fitting">How many of its items fit; at least 1.</param>
    /// <param name="most">Makes the next page no larger.</param>
    public static (int Kept, long Next) Cut(long start, int fitting, Func<long, long> most)
        => Enumerable.Range((fitting + 1) / 2, fitting - ((fitting + 1) / 2) + 1)
            .Select(kept => (Kept: kept, Next: At(start + kept, most(start + kept))))
            .MaxBy(static cut => (cut.Kept + cut.Next, cut.Kept));
}
