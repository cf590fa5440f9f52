namespace Auth0Mcp.Discovery.Search;

/// <summary>Numbers of one kind in the program's own read-only data: never moved, never freed.</summary>
internal readonly unsafe struct Column<T>(T* start, int length)
    where T : unmanaged
{
    public ReadOnlySpan<T> Span => new(start, length);

    public T this[int index] => Span[index];
}
