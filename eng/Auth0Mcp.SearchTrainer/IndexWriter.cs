using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Auth0Mcp.SearchTrainer;

/// <summary>Writes columns of numbers, each behind their count: what <c>IndexFile</c> of the server reads.</summary>
internal sealed class IndexWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    public void Write<T>(ReadOnlySpan<T> column)
        where T : unmanaged
    {
        _bytes.Write(MemoryMarshal.AsBytes([column.Length]));
        _bytes.Write(MemoryMarshal.AsBytes(column));
    }

    /// <summary>Columns that were written elsewhere.</summary>
    public void Append(ReadOnlySpan<byte> columns) => _bytes.Write(columns);

    public void WriteLines(IEnumerable<string> lines) => Write<byte>(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    /// <summary>Numbers by feature.</summary>
    /// <exception cref="ArgumentException">Two entries have one feature.</exception>
    public void WriteKeys(IEnumerable<KeyValuePair<ulong, int>> numbers)
    {
        var sorted = new SortedList<ulong, int>(numbers.ToDictionary());
        Write<ulong>([.. sorted.Keys]);
        Write<int>([.. sorted.Values]);
    }

    /// <summary>Rows of different lengths.</summary>
    public void WriteRows<T>(IEnumerable<IReadOnlyCollection<T>> rows)
        where T : unmanaged
    {
        var (starts, values) = (new List<int> { 0 }, new List<T>());
        foreach (var row in rows)
        {
            values.AddRange(row);
            starts.Add(values.Count);
        }

        Write<int>(CollectionsMarshal.AsSpan(starts));
        Write<T>(CollectionsMarshal.AsSpan(values));
    }
}
