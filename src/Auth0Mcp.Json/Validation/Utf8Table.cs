using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Auth0Mcp.Validation;

/// <summary>A fixed set of names, looked up by their UTF-8 bytes so that no string is made for a property that is in order.</summary>
internal sealed class Utf8Table
{
    private readonly byte[][] _names;
    private readonly int[] _slots;

    public Utf8Table(IReadOnlyList<string> entries)
    {
        _names = new byte[entries.Count][];
        _slots = new int[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, entries.Count * 2))];
        for (var index = 0; index < entries.Count; index++)
        {
            _names[index] = Encoding.UTF8.GetBytes(entries[index]);
            var slot = SlotOf(_names[index]);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = index + 1;
        }
    }

    /// <summary>The position of <paramref name="name"/> among the entries, or -1.</summary>
    public int IndexOf(ReadOnlySpan<byte> name)
    {
        for (var slot = SlotOf(name); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            var index = _slots[slot] - 1;
            if (name.SequenceEqual(_names[index]))
            {
                return index;
            }
        }
        return -1;
    }

    /// <summary>A cheap, order-dependent hash; no defence against collisions, which only cost a comparison.</summary>
    public static ulong Hash(ReadOnlySpan<byte> text)
    {
        const ulong Prime = 0x9E3779B97F4A7C15;
        ulong hash = (ulong)text.Length * Prime;
        for (; text.Length > 8; text = text[8..])
        {
            hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text)) * Prime, 29);
        }

        hash = (hash ^ Tail(text)) * Prime;
        return hash ^ (hash >> 32);
    }

    /// <summary>Up to eight bytes as one number; four and more are read as two overlapping halves.</summary>
    private static ulong Tail(ReadOnlySpan<byte> text)
    {
        if (text.Length >= 4)
        {
            return ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(text) << 32) | BinaryPrimitives.ReadUInt32LittleEndian(text[^4..]);
        }

        return text.Length == 0 ? 0 : ((ulong)text[0] << 16) | ((ulong)text[text.Length >> 1] << 8) | text[^1];
    }

    private int SlotOf(ReadOnlySpan<byte> name) => (int)Hash(name) & (_slots.Length - 1);
}
