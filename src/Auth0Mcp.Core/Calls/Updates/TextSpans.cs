namespace Auth0Mcp.Calls.Updates;

/// <summary>Finds what another text has of this one, by the hashes of its spans; nothing of it is copied.</summary>
internal sealed class TextSpans
{
    /// <summary>So many characters are not the same by chance.</summary>
    public const int Length = 32;

    private const ulong Base = 0x9E37_79B9_7F4A_7C15;

    private static readonly ulong s_outgoing = Enumerable.Repeat(Base, Length).Aggregate(1ul, static (power, factor) => power * factor);

    private readonly string _text;
    private readonly int _start;
    private readonly Dictionary<ulong, int> _places;

    /// <param name="start">What stands before it is not looked for.</param>
    public TextSpans(string text, int start = 0)
    {
        (_text, _start) = (text, start);
        _places = new((text.Length - start) / Length);
        for (var at = start; at + Length <= text.Length; at += Length)
        {
            _places.TryAdd(Hash(text.AsSpan(at, Length)), at);
        }
    }

    /// <summary>How many characters of the other text stand in this one, and before a place of it; the longest stretch of them.</summary>
    public (int Common, int Before, int Longest) In(ReadOnlySpan<char> other, int place)
    {
        var (common, before, longest) = (0, 0, 0);
        var (at, end, hash) = (0, 0, other.Length < Length ? 0 : Hash(other[..Length]));
        while (at + Length <= other.Length)
        {
            var run = _places.TryGetValue(hash, out var found) ? other[at..].CommonPrefixLength(_text.AsSpan(found)) : 0;
            if (run < Length)
            {
                hash = at + Length < other.Length ? (hash * Base) + other[at + Length] - (other[at] * s_outgoing) : 0;
                at++;
                continue;
            }

            var earlier = Earlier(other[end..at], found);
            common += earlier + run;
            before += Math.Clamp(place - found + earlier, 0, earlier + run);
            longest = Math.Max(longest, earlier + run);
            end = at += run;
            hash = at + Length <= other.Length ? Hash(other.Slice(at, Length)) : 0;
        }

        return (common, before, longest);
    }

    /// <summary>Spans are noted by their first place, in steps: a stretch may begin within the one before.</summary>
    private int Earlier(ReadOnlySpan<char> other, int found)
    {
        var most = Math.Min(Math.Min(other.Length, found - _start), Length - 1);
        var same = 0;
        while (same < most && other[^(same + 1)] == _text[found - same - 1])
        {
            same++;
        }

        return same;
    }

    private static ulong Hash(ReadOnlySpan<char> span)
    {
        var hash = 0ul;
        foreach (var letter in span)
        {
            hash = (hash * Base) + letter;
        }

        return hash;
    }
}
