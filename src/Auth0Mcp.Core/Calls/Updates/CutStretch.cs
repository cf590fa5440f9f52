using System.Runtime.InteropServices;
using System.Text.Json;
using Auth0Mcp.Calls.Results;
using Auth0Mcp.Context;

namespace Auth0Mcp.Calls.Updates;

/// <summary>
/// Finds lists and texts that come back as a stretch of what is stored, with a few edits: who read a part of a long one may take it
/// for the whole. What is the part exactly is refused (<see cref="CutLists"/>).
/// </summary>
/// <param name="same">Compares the items of lists.</param>
/// <param name="work">Counts what is looked at; null when nobody does.</param>
internal sealed class CutStretch(IEqualityComparer<JsonElement> same, CallWork? work)
{
    /// <summary>Fewer items may be the same by chance.</summary>
    private const int FewestItems = 10;

    /// <summary>Shorter texts are seldom cut.</summary>
    private const int ShortestText = 500;

    /// <summary>So many characters are not the same by chance.</summary>
    private const int Block = 32;

    /// <summary>Bytes below which a result is not cut.</summary>
    public static int Whole => ResultLimits.Default.Budget - Remainder.Room;

    /// <summary>No result shows all of what is stored.</summary>
    public static bool MayBeIn(StoredTarget stored)
        => JsonMarshal.GetRawUtf8Value(stored.Shown).Length > Whole;

    /// <summary>How many of the stored items or characters go; null where the value is no stretch of them.</summary>
    public (int Gone, int Of, string What)? In(JsonElement value, JsonElement held) => (value.ValueKind, held.ValueKind) switch
    {
        (JsonValueKind.Array, JsonValueKind.Array) when Items(value, held) is { } gone => (gone, held.GetArrayLength(), "items"),
        (JsonValueKind.String, JsonValueKind.String) when Characters(value.GetString()!, held.GetString()!) is { } gone
            => (gone, held.GetString()!.Length, "characters"),
        _ => null,
    };

    /// <summary>
    /// Half of the new list are neighbours in the stored one, of which less than half stays; or nearly all are, and several are gone.
    /// </summary>
    private int? Items(JsonElement value, JsonElement held)
    {
        var (length, all) = (value.GetArrayLength(), held.GetArrayLength());
        if (length < FewestItems || length >= all)
        {
            return null;
        }

        List<JsonElement> items = [.. held.EnumerateArray()];
        var places = new Dictionary<JsonElement, int>(same);
        foreach (var (at, item) in items.Index())
        {
            work?.Step();
            places.TryAdd(item, at);
        }

        var kept = new HashSet<int>();
        var (last, run, longest) = (-1, 0, 0);
        foreach (var item in value.EnumerateArray())
        {
            work?.Step();
            if (!places.TryGetValue(item, out var at))
            {
                (last, run) = (-1, 0);
                continue;
            }

            kept.Add(at);
            run = run > 0 && at == last + 1 ? run + 1 : 1;
            (last, longest) = (at, Math.Max(longest, run));
        }

        var gone = places.Count - kept.Count;
        return longest >= FewestItems
            && ((longest * 2 >= length && kept.Count * 2 < places.Count) || (longest * 10 >= length * 9 && gone >= FewestItems))
            ? gone : null;
    }

    /// <summary>Half of the new text stands in the stored one, which is more than twice as long.</summary>
    private int? Characters(string value, string held)
    {
        if (held.Length < ShortestText || value.Length < ShortestText / 2 || value.Length * 2 >= held.Length)
        {
            return null;
        }

        work?.Step(value.Length + held.Length);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at + Block <= held.Length; at += Block)
        {
            places.TryAdd(held.Substring(at, Block), at);
        }

        var blocks = places.GetAlternateLookup<ReadOnlySpan<char>>();
        var common = 0;
        for (var at = 0; at + Block <= value.Length;)
        {
            var run = blocks.TryGetValue(value.AsSpan(at, Block), out var place)
                ? value.AsSpan(at).CommonPrefixLength(held.AsSpan(place))
                : 0;
            common += run;
            at += Math.Max(run, 1);
        }

        return common * 2 >= value.Length ? held.Length - value.Length : null;
    }
}
