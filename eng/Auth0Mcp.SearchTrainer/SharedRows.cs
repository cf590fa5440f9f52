using System.Runtime.InteropServices;

namespace Auth0Mcp.SearchTrainer;

/// <summary>
/// Rows of which equal ones are kept once. Most features are known from one sentence only, and all of those learnt the same.
/// </summary>
internal sealed class SharedRows<T>
    where T : unmanaged
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<T[]> _rows = [];

    public IReadOnlyList<T[]> All => _rows;

    /// <summary>The number of a row.</summary>
    public int Add(T[] row)
    {
        // The bytes as a text: it compares by what it holds.
        var key = Convert.ToHexString(MemoryMarshal.AsBytes(row.AsSpan()));
        if (!_numbers.TryGetValue(key, out var number))
        {
            _numbers[key] = number = _rows.Count;
            _rows.Add(row);
        }

        return number;
    }
}
