namespace Auth0Mcp.Discovery.Search;

/// <summary>Numbers by feature; the features lie in ascending order.</summary>
internal sealed class KeyTable(IndexFile file)
{
    private readonly Column<ulong> _keys = file.Next<ulong>();
    private readonly Column<int> _numbers = file.Next<int>();

    /// <summary>False when the index has no such feature.</summary>
    public bool TryFind(ulong key, out int number)
    {
        var at = _keys.Span.BinarySearch(key);
        number = at < 0 ? 0 : _numbers[at];
        return at >= 0;
    }
}
