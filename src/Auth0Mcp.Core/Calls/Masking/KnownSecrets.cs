using System.Buffers.Text;
using System.Text;
using Auth0Mcp.Context;

namespace Auth0Mcp.Calls.Masking;

/// <summary>
/// Secrets of one call, which are hidden wherever a text repeats them, also escaped, in base64, in another case, or cut. However many
/// there are, a text is read a bounded number of times.
/// </summary>
internal sealed class KnownSecrets
{
    /// <summary>Of shorter ones only the same characters count: in another form they are words that any text may hold.</summary>
    private const int ShortestInOtherForms = 8;

    /// <summary>A longer one is no password, and its base64 would be longer still.</summary>
    private const int LongestInBase64 = 1024;

    /// <summary>As often as one text is escaped to stand in another: JSON in JSON, or in a query.</summary>
    private const int MostEscapes = 2;

    private readonly SecretTable _short;

    /// <summary>In upper case.</summary>
    private readonly SecretTable _long;

    private readonly Escaping[] _escapings;

    public KnownSecrets(IEnumerable<string> secrets)
    {
        HashSet<string> known = [.. secrets.Where(static secret => secret.Length >= SecretTable.Shortest)];
        _short = new SecretTable(known.Where(static secret => secret.Length < ShortestInOtherForms));
        _long = new SecretTable(
            known.Concat(known.SelectMany(InBase64)).Where(static form => form.Length >= ShortestInOtherForms)
                .Select(static form => form.ToUpperInvariant()));
        _escapings = known.Any(static secret => secret.Contains(' ', StringComparison.Ordinal))
            ? [Escaping.Json, Escaping.Percent, Escaping.Html, Escaping.Form]
            : [Escaping.Json, Escaping.Percent, Escaping.Html];
    }

    /// <summary>The text without these secrets, the longest first; the same instance when it has none.</summary>
    /// <param name="work">Counts the characters read; null when nobody does.</param>
    public string Hide(string text, CallWork? work = null)
    {
        if (_short.IsEmpty && _long.IsEmpty)
        {
            return text;
        }

        return Find(text, MostEscapes, work) is { } found ? Without(text, found) : text;
    }

    /// <summary>The secrets of a text, as it stands and with what is escaped in it; null when it has none.</summary>
    private List<Range>? Find(string text, int escapes, CallWork? work)
    {
        var found = AsItStands(text, work);
        foreach (var escaping in escapes > 0 ? _escapings : [])
        {
            var plain = escaping.Undo(text);
            if (!ReferenceEquals(plain, text))
            {
                work?.Step(text.Length);
                if (Find(plain, escapes - 1, work) is { } escaped)
                {
                    found = Merged([.. found ?? [], .. escaping.Locate(text, escaped)]);
                }
            }
        }

        return found;
    }

    private List<Range>? AsItStands(string text, CallWork? work)
    {
        List<Range>? found = null;
        var upper = _long.IsEmpty ? text : text.ToUpperInvariant();
        for (var at = 0; at <= text.Length - SecretTable.Shortest;)
        {
            var length = Math.Max(
                _short.MayStart(text.AsSpan(at)) ? _short.LengthAt(text.AsSpan(at)) : 0,
                _long.MayStart(upper.AsSpan(at)) ? LongAt(text, upper, at) : 0);
            if (length > 0)
            {
                (found ??= []).Add(at..(at + length));
            }

            at += Math.Max(1, length);
            work?.Step();
        }

        return found;
    }

    /// <summary>How long the secret is that stands there, or what a text that ends early has of it; 0 for none.</summary>
    private int LongAt(string text, string upper, int at)
    {
        if (_long.LengthAt(upper.AsSpan(at)) is > 0 and var length)
        {
            return length;
        }

        var (common, whole) = _long.BeginningAt(upper.AsSpan(at));
        var cut = text.AsSpan(at, common);
        return common >= ShortestInOtherForms && IsEnd(text.AsSpan(at + common))
            && (common * 2 > whole || SecretValue.LooksRandom(cut)) ? common : 0;
    }

    /// <summary>An ellipsis, or the end of a quote.</summary>
    private static bool IsEnd(ReadOnlySpan<char> text)
        => text is ['\u2026' or '"' or '\'' or '`' or '\u201D' or '\u2019' or '\u00BB', ..] or ['.', '.', '.', ..];

    private static IEnumerable<string> InBase64(string secret)
    {
        if (secret.Length <= LongestInBase64)
        {
            var bytes = Encoding.UTF8.GetBytes(secret);
            var padded = Convert.ToBase64String(bytes);
            yield return padded;
            yield return padded.TrimEnd('=');
            yield return Base64Url.EncodeToString(bytes);
        }
    }

    /// <summary>In order, and with those that overlap as one.</summary>
    private static List<Range> Merged(List<Range> ranges)
    {
        ranges.Sort(static (left, right) => left.Start.Value.CompareTo(right.Start.Value));
        var merged = new List<Range>(ranges.Count);
        foreach (var range in ranges)
        {
            if (merged is [.., var last] && range.Start.Value < last.End.Value)
            {
                merged[^1] = last.Start..Math.Max(last.End.Value, range.End.Value);
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }

    private static string Without(string text, List<Range> secrets)
    {
        var clean = new StringBuilder(text.Length);
        var shown = 0;
        foreach (var secret in secrets)
        {
            clean.Append(text, shown, secret.Start.Value - shown).Append(SecretMask.Redacted);
            shown = secret.End.Value;
        }

        return clean.Append(text, shown, text.Length - shown).ToString();
    }
}
