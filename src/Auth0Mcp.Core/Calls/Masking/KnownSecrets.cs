using System.Runtime.InteropServices;
using System.Text;
using Auth0Mcp.Context;

namespace Auth0Mcp.Calls.Masking;

/// <summary>Secrets of one call, which are hidden wherever a text repeats them. However many there are, a text is read once.</summary>
internal sealed class KnownSecrets
{
    /// <summary>Shorter ones are words that any text may hold.</summary>
    private const int Shortest = 4;

    /// <summary>A longer secret is known by its first characters, so that no place of a text costs more than this to compare.</summary>
    private const int LongestCompared = 1024;

    /// <summary>In ordinal order.</summary>
    private readonly string[] _secrets;

    /// <summary>For each secret, the longest other one that it starts with; -1 for none.</summary>
    private readonly int[] _shorter;

    private readonly HashSet<ulong> _starts;

    public KnownSecrets(IEnumerable<string> secrets)
    {
        _secrets = [
            .. secrets.Where(static secret => secret.Length >= Shortest).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
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

    /// <summary>The text without these secrets, the longest first; the same instance when it has none.</summary>
    /// <param name="work">Counts the characters read; null when nobody does.</param>
    public string Hide(string text, CallWork? work = null)
    {
        StringBuilder? clean = null;
        var shown = 0;
        for (var at = 0; _secrets.Length > 0 && at <= text.Length - Shortest;)
        {
            var length = _starts.Contains(StartOf(text.AsSpan(at))) ? LengthAt(text.AsSpan(at)) : 0;
            if (length > 0)
            {
                clean = (clean ?? new StringBuilder(text.Length)).Append(text, shown, at - shown).Append(SecretMask.Redacted);
                shown = at + length;
            }

            at += Math.Max(1, length);
            work?.Step();
        }

        return clean is null ? text : clean.Append(text, shown, text.Length - shown).ToString();
    }

    /// <summary>How long the secret is that a text starts with; 0 for none.</summary>
    private int LengthAt(ReadOnlySpan<char> text)
    {
        // Of what starts the text, the longest is the last one that is not behind it, or starts that.
        var compared = text[..Math.Min(text.Length, LongestCompared)];
        var (from, to) = (0, _secrets.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            var secret = Compared(_secrets[middle]);
            (from, to) = secret.SequenceCompareTo(compared) <= 0 ? (middle + 1, to) : (from, middle);
        }

        for (var index = from - 1; index >= 0; index = _shorter[index])
        {
            if (compared.StartsWith(Compared(_secrets[index]), StringComparison.Ordinal))
            {
                return text.CommonPrefixLength(_secrets[index]);
            }
        }

        return 0;
    }

    private static ReadOnlySpan<char> Compared(string secret) => secret.AsSpan(0, Math.Min(secret.Length, LongestCompared));

    private static ulong StartOf(ReadOnlySpan<char> text) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text[..Shortest]));
}
