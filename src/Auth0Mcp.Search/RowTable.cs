namespace Auth0Mcp.Discovery.Search;

/// <summary>Rows of different lengths, one behind the other.</summary>
internal sealed class RowTable<T>(IndexFile file)
    where T : unmanaged
{
    /// <summary>Where each row starts, and where the last one ends.</summary>
    private readonly Column<int> _starts = file.Next<int>();

    private readonly Column<T> _values = file.Next<T>();

    public ReadOnlySpan<T> this[int row] => _values.Span[_starts[row].._starts[row + 1]];
}
