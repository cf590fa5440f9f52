using System.Collections;
using System.Runtime.CompilerServices;

namespace Auth0Mcp.Generator.Values;

/// <summary>
/// An immutable array that is equal to another of equal elements, so that a pipeline step holding one can be cached. An object, as
/// every value of the pipeline is: see <see cref="PipelineExtensions"/>.
/// </summary>
[CollectionBuilder(typeof(EquatableArray), nameof(EquatableArray.Of))]
internal sealed class EquatableArray<T>(T[] items) : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : IEquatable<T>
{
    public static readonly EquatableArray<T> Empty = new([]);

    private readonly T[] _items = items;

    public int Count => _items.Length;

    public bool IsEmpty => _items.Length == 0;

    public T this[int index] => _items[index];

    public bool Equals(EquatableArray<T>? other)
        => ReferenceEquals(this, other) || (other is not null && _items.AsSpan().SequenceEqual(other._items));

    public override bool Equals(object? obj) => Equals(obj as EquatableArray<T>);

    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var item in _items)
        {
            hash = unchecked((hash * 31) + item.GetHashCode());
        }

        return hash;
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}

/// <summary>Makes value-equal arrays.</summary>
internal static class EquatableArray
{
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T>
        => Wrap(items.ToArray());

    /// <summary>Of a collection expression.</summary>
    public static EquatableArray<T> Of<T>(ReadOnlySpan<T> items)
        where T : IEquatable<T>
        => Wrap(items.ToArray());

    private static EquatableArray<T> Wrap<T>(T[] items)
        where T : IEquatable<T>
        => items.Length == 0 ? EquatableArray<T>.Empty : new EquatableArray<T>(items);
}
