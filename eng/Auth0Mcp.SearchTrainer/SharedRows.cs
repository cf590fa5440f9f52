using System.Runtime.InteropServices;

namespace Auth0Mcp.SearchTrainer;

/// <summary>
/// Rows of which equal ones are kept once. Most features are known from one sentence only, and all of those learnt the same.
/// </summary>
internal sealed class SharedRows<T>
    where T : unmanaged
{
    private readonly Dictionary<T[], int> _numbers = new(new ByContent());
    private readonly List<T[]> _rows = [];

    public IReadOnlyList<T[]> All => _rows;

    /// <summary>The number of a row.</summary>
    public int Add(T[] row)
    {
        if (!_numbers.TryGetValue(row, out var number))
        {
            _numbers[row] = number = _rows.Count;
            _rows.Add(row);
        }

        return number;
    }

    private sealed class ByContent : IEqualityComparer<T[]>
    {
        public bool Equals(T[]? one, T[]? other) => Bytes(one).SequenceEqual(Bytes(other));

        public int GetHashCode(T[] row)
        {
            var hash = default(HashCode);
            hash.AddBytes(Bytes(row));
            return hash.ToHashCode();
        }

        private static ReadOnlySpan<byte> Bytes(T[]? row) => MemoryMarshal.AsBytes(row.AsSpan());
    }
}
