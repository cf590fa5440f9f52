using System.Runtime.InteropServices;
using System.Text.Json;
using Auth0Mcp.Calls.Results;
using Auth0Mcp.Context;

namespace Auth0Mcp.Calls.Updates;

/// <summary>
/// Finds lists and texts that come back as a stretch of what is stored, with a few edits: who read a part of a long one may take it
/// for the whole. What is the part exactly is refused (<see cref="CutLists"/>).
/// </summary>
/// <param name="shown">All of what is stored, as a caller may see it.</param>
/// <param name="same">Compares the items of lists.</param>
/// <param name="work">Counts what is looked at; null when nobody does.</param>
internal sealed class CutStretch(JsonElement shown, IEqualityComparer<JsonElement> same, CallWork? work)
{
    /// <summary>Fewer items may be the same by chance.</summary>
    private const int FewestItems = 10;

    /// <summary>Shorter texts are seldom cut.</summary>
    private const int ShortestText = 500;

    /// <summary>Characters of what a result shows of a text: who keeps them goes by what was shown.</summary>
    private const int MostOfABeginning = 1000;

    /// <summary>Characters at the end of a text.</summary>
    private const int End = 500;

    /// <summary>Characters of the end in one piece: who keeps them knows the end.</summary>
    private const int FewestOfAnEnd = 96;

    private int? _cut;

    /// <summary>Bytes below which a result is not cut.</summary>
    public static int Whole => ResultLimits.Default.Budget - Remainder.Room;

    /// <summary>No result shows all of what is stored.</summary>
    public static bool MayBeIn(StoredTarget stored)
        => JsonMarshal.GetRawUtf8Value(stored.Shown).Length > Whole;

    /// <summary>How many of the stored items or characters go; null where the value is no stretch of them.</summary>
    public (int Gone, int Of, string What)? In(JsonElement value, JsonElement held)
    {
        switch (value.ValueKind, held.ValueKind)
        {
            case (JsonValueKind.Array, JsonValueKind.Array) when Items(value, held) is { } gone:
                return (gone, held.GetArrayLength(), "items");
            case (JsonValueKind.String, JsonValueKind.String)
                when JsonMarshal.GetRawUtf8Value(held).Length >= ShortestText && held.GetString() is { } text:
                return Characters(value.GetString()!, text) is { } left ? (left, text.Length, "characters") : null;
            default:
                return null;
        }
    }

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

    /// <summary>
    /// Half of the new text stands in the stored one, which is more than twice as long; or it keeps what a result shows of that one,
    /// whatever else is in it, and not its end, or all but what a result shows.
    /// </summary>
    private int? Characters(string value, string held)
    {
        if (held.Length < ShortestText)
        {
            return null;
        }

        _cut ??= ShortenedJson.Fit(shown, Whole, work).Characters;
        work?.Step(value.Length + held.Length);
        var cut = Math.Min(_cut.Value, held.Length);
        var (common, beginning, _) = new TextSpans(held).In(value, cut);
        CallMemory.Tidy(held.Length);
        return (value.Length >= ShortestText / 2 && value.Length * 2L < held.Length && common * 2L >= value.Length)
            || (cut < held.Length && beginning >= Math.Clamp(cut / 2, TextSpans.Length, MostOfABeginning) && !HasEnd(value, held, cut))
            || (cut < held.Length && value.Length < held.Length && common * 10L >= value.Length * 9L && beginning * 10L < cut)
            ? Math.Max(held.Length - common, 1) : null;
    }

    /// <summary>The end of what a result leaves out is somewhere in the new text.</summary>
    private static bool HasEnd(string value, string held, int cut)
        => held.Length - cut < FewestOfAnEnd * 2
            ? value.AsSpan().Contains(held.AsSpan(cut), StringComparison.Ordinal)
            : new TextSpans(held, Math.Max(cut, held.Length - End)).In(value, 0).Longest >= FewestOfAnEnd;
}
