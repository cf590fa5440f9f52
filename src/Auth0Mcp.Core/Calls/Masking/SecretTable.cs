using System.Runtime.InteropServices;

namespace Auth0Mcp.Calls.Masking;

/// <summary>Secrets in order, so that the one which a text starts with is found without a look at the others.</summary>
internal sealed class SecretTable
{
    /// <summary>Shorter ones are words that any text may hold.</summary>
    public const int Shortest = 4;

    /// <summary>A longer secret is known by its first characters, so that no place of a text costs more than this to compare.</summary>
    private const int LongestCompared = 1024;

    /// <summary>In ordinal order.</summary>
    private readonly string[] _secrets;

    /// <summary>For each secret, the longest other one that it starts with; -1 for none.</summary>
    private readonly int[] _shorter;

    private readonly HashSet<ulong> _starts;

    /// <param name="secrets">None is shorter than <see cref="Shortest"/>.</param>
    public SecretTable(IEnumerable<string> secrets)
    {
        _secrets = [.. secrets.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _starts = [.. _secrets.Select(static secret => StartOf(secret))];
        _shorter = new int[_secrets.Length];
        for (var index = 0; index < _secrets.Length; index++)
        {
            _shorter[index] = index - 1;
            while (_shorter[index] >= 0 && !_secrets[index].StartsWith(_secrets[_shorter[index]], StringComparison.Ordinal))
            {
                _shorter[index] = _shorter[_shorter[index]];
            }
        }
    }

    public bool IsEmpty => _secrets.Length == 0;

    /// <summary>A secret may start the text, which is no shorter than any secret.</summary>
    public bool MayStart(ReadOnlySpan<char> text) => _starts.Contains(StartOf(text));

    /// <summary>How long the secret is that a text starts with; 0 for none.</summary>
    public int LengthAt(ReadOnlySpan<char> text)
    {
        // Of what starts the text, the longest is the last one that is not behind it, or starts that.
        for (var index = Behind(text) - 1; index >= 0; index = _shorter[index])
        {
            if (Compared(text).StartsWith(Compared(_secrets[index]), StringComparison.Ordinal))
            {
                return text.CommonPrefixLength(_secrets[index]);
            }
        }

        return 0;
    }

    /// <summary>How much of a secret a text starts with, of the one that it has most of; and how long that secret is.</summary>
    public (int Common, int Whole) BeginningAt(ReadOnlySpan<char> text)
    {
        var (behind, most) = (Behind(text), (Common: 0, Whole: 0));
        foreach (var secret in _secrets.AsSpan(Math.Max(0, behind - 1)..Math.Min(_secrets.Length, behind + 1)))
        {
            var common = Compared(text).CommonPrefixLength(Compared(secret));
            most = common > most.Common ? (common, secret.Length) : most;
        }

        return most;
    }

    /// <summary>The index of the first secret that is behind the text in order.</summary>
    private int Behind(ReadOnlySpan<char> text)
    {
        var (from, to) = (0, _secrets.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = Compared(_secrets[middle]).SequenceCompareTo(Compared(text)) <= 0 ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    private static ReadOnlySpan<char> Compared(ReadOnlySpan<char> text) => text[..Math.Min(text.Length, LongestCompared)];

    private static ulong StartOf(ReadOnlySpan<char> text) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text[..Shortest]));
}
