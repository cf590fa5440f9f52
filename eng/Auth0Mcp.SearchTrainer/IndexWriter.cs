using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Auth0Mcp.Discovery.Search.TextAnalysis;

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

    public void WriteLines(IEnumerable<string> lines) => Write<byte>(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    /// <summary>Numbers by feature.</summary>
    /// <exception cref="ArgumentException">Two entries have one feature.</exception>
    public void WriteKeys(IEnumerable<KeyValuePair<ulong, int>> numbers)
    {
        var sorted = new SortedList<ulong, int>(numbers.ToDictionary());
        Write<ulong>([.. sorted.Keys]);
        Write<int>([.. sorted.Values]);
    }

    /// <summary>Real numbers in two bytes each, and what they are to be multiplied by.</summary>
    public void WriteScaled(IEnumerable<float> numbers)
    {
        var column = numbers.ToList();
        var scale = Scale(column);
        Write<float>([scale]);
        Write<short>([.. column.Select(number => (short)MathF.Round(number / scale))]);
    }

    /// <summary>Postings with their weights in two bytes each.</summary>
    public void WritePostings(IReadOnlyCollection<IReadOnlyCollection<(int Of, float Weight)>> rows)
    {
        var scale = Scale(rows.SelectMany(static row => row.Select(static posting => posting.Weight)));
        Write<float>([scale]);
        WriteRows(rows.Select(row => row.Select(posting => new Posting(checked((ushort)posting.Of), (short)MathF.Round(posting.Weight / scale))).ToList()));
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

    /// <summary>By which the largest number becomes the largest that two bytes hold.</summary>
    private static float Scale(IEnumerable<float> numbers) => numbers.Max(MathF.Abs) / short.MaxValue;
}
