using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Masking;

/// <summary>What a property's name tells, by its words and by what the document says of that name elsewhere.</summary>
/// <param name="IsOfDigits">A secret of digits, which may come as a number.</param>
/// <param name="IsId">A setting that may look random.</param>
/// <param name="IsOfText">It tells nothing of what is in an object of that name.</param>
/// <param name="IsVague">Only what looks generated is a secret under it.</param>
internal sealed record SecretNaming(NameKind Kind, bool IsOfDigits, bool IsId, bool IsOfText, bool IsVague)
{
    /// <summary>Names are the peers' choice: more than the catalog has are read anew each time.</summary>
    private const int MostRemembered = 8192;

    private const int LongestRemembered = 100;

    /// <summary>
    /// Of a longer name, which nobody writes, as much from either end is read: it may be asked for with every item of a list.
    /// </summary>
    private const int LongestEnd = 500;

    private static readonly ConcurrentDictionary<string, SecretNaming> s_known = new(StringComparer.Ordinal);

    /// <summary>How many are remembered: to count them in the dictionary stops everybody who uses it.</summary>
    private static int s_remembered;

    private static readonly Lazy<FrozenSet<string>> s_declared =
        new(static () => Lines(SecretVocabulary.Names).ToFrozenSet(StringComparer.Ordinal));

    private static readonly Lazy<FrozenDictionary<string, string[]>> s_values = new(static () => Lines(SecretVocabulary.Values)
        .Select(static line => line.Split('\t'))
        .ToFrozenDictionary(static line => line[0], static line => line[1..], StringComparer.Ordinal));

    public static SecretNaming Of(string name)
    {
        if (s_known.TryGetValue(name, out var known))
        {
            return known;
        }

        if (name.Length > LongestEnd * 2)
        {
            return Of(string.Concat(name.AsSpan(0, LongestEnd), name.AsSpan(name.Length - LongestEnd)));
        }

        var plain = LookAlikes.Plain(name);
        var kind = KindOf(plain);
        if (kind == NameKind.Neutral && LookAlikes.Unswapped(plain) is { } unswapped && KindOf(unswapped) == NameKind.Secret)
        {
            (plain, kind) = (unswapped, NameKind.Secret);
        }

        var naming = new SecretNaming(
            kind,
            SecretNames.IsOfDigits(plain),
            kind == NameKind.Setting && SecretNames.IsId(plain),
            SecretNames.IsOfText(plain),
            kind == NameKind.Doubtful && SecretNames.IsVague(plain));
        if (name.Length <= LongestRemembered && Volatile.Read(ref s_remembered) < MostRemembered && s_known.TryAdd(name, naming))
        {
            Interlocked.Increment(ref s_remembered);
        }

        return naming;
    }

    private static NameKind KindOf(string plain)
        => s_declared.Value.Contains(plain) ? NameKind.Secret : SecretNames.KindOf(plain);

    /// <summary>True for a value of the closed list that a request takes at such a path.</summary>
    /// <param name="path">From the name that tells a secret on.</param>
    public static bool IsListed(string path, string value)
        => s_values.Value.TryGetValue(path, out var listed) && Array.IndexOf(listed, value) >= 0;

    private static string[] Lines(ReadOnlySpan<byte> text)
        => Encoding.UTF8.GetString(text).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
