using System.Runtime.InteropServices;
using System.Text.Json;
using Auth0Mcp.Calls.Results;
using Auth0Mcp.Context;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>
/// Finds lists, texts and objects that come back as a stretch of what is stored, in whatever order and with edits: who read a part
/// of a long one may take it for the whole. What is the part exactly is refused (<see cref="CutLists"/>).
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

    private (int Characters, int Entries)? _most;

    /// <summary>Bytes below which a result is not cut.</summary>
    public static int Whole => ResultLimits.Default.Budget - Remainder.Room;

    /// <summary>No result shows all of what is stored.</summary>
    public static bool MayBeIn(StoredTarget stored)
        => JsonMarshal.GetRawUtf8Value(stored.Shown).Length > Whole;

    /// <summary>What a result shows at most of a text and of a list.</summary>
    private (int Characters, int Entries) Most => _most ??= ShortenedJson.Fit(shown, Whole, work).Most;

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
    /// Half of the new list are neighbours in the stored one, of which less than half stays; or nearly all are, and several are gone;
    /// or it goes by what a result shows of the stored one.
    /// </summary>
    private int? Items(JsonElement value, JsonElement held)
    {
        var (length, all) = (value.GetArrayLength(), held.GetArrayLength());
        List<JsonElement> items = [.. held.EnumerateArray()];
        var places = new Dictionary<JsonElement, int>(same);
        foreach (var (at, item) in items.Index())
        {
            work?.Step();
            places.TryAdd(item, at);
        }

        var kept = new HashSet<int>();
        List<JsonElement> others = [];
        var (last, run, longest) = (-1, 0, 0);
        foreach (var item in value.EnumerateArray())
        {
            work?.Step();
            if (!places.TryGetValue(item, out var at))
            {
                (last, run) = (-1, 0);
                others.Add(item);
                continue;
            }

            kept.Add(at);
            run = run > 0 && at == last + 1 ? run + 1 : 1;
            (last, longest) = (at, Math.Max(longest, run));
        }

        var gone = places.Count - kept.Count;
        if (length is >= FewestItems && length < all && longest >= FewestItems
            && ((longest * 2 >= length && kept.Count * 2 < places.Count) || (longest * 10 >= length * 9 && gone >= FewestItems)))
        {
            return gone;
        }

        List<int> left = [.. places.Values.Where(at => !kept.Contains(at))];
        var known = length - others.Count;
        foreach (var (at, _) in left.Count == 0 ? [] : ItemIdentity.Pairs([.. left.Select(at => items[at])], others))
        {
            work?.Step();
            kept.Add(left[at]);
            known++;
        }

        return GoesByAResult(places.Values, kept, known * 2 >= length, held, all) ? places.Count - kept.Count : null;
    }

    /// <summary>
    /// How many members go of an object that is written whole; null where it does not go by what a result shows of the stored one.
    /// </summary>
    /// <param name="place">What the update takes there: what a read shows beside it is not lost.</param>
    public int? Members(JsonElement value, JsonElement held, SchemaView place)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (at, member) in held.EnumerateObject().Index())
        {
            work?.Step();
            if (member.Value.ValueKind != JsonValueKind.Null && place.Property(member.Name).Takes)
            {
                places.TryAdd(member.Name, at);
            }
        }

        var kept = new HashSet<int>();
        var length = 0;
        foreach (var member in value.EnumerateObject())
        {
            work?.Step();
            length++;
            if (places.TryGetValue(member.Name, out var at))
            {
                kept.Add(at);
            }
        }

        return GoesByAResult(places.Values, kept, kept.Count * 2 >= length, held, held.GetPropertyCount())
            ? places.Count - kept.Count : null;
    }

    /// <summary>
    /// What stays are most of the new items or most of those shown, and none of those behind them does; or few of the latter do,
    /// or none of the last ones.
    /// </summary>
    /// <param name="places">Where something different from what stands before it is stored.</param>
    /// <param name="kept">Those of them that stay.</param>
    /// <param name="isOld">Most of what is new is stored.</param>
    private bool GoesByAResult(IReadOnlyCollection<int> places, HashSet<int> kept, bool isOld, JsonElement held, int all)
    {
        if (kept.Count == 0 || kept.Count == places.Count)
        {
            return false;
        }

        var last = kept.Max();
        var ending = places.Count(at => at > last);
        return Shown(held).Any(most =>
        {
            var (behind, stay) = (places.Count(at => at >= most), kept.Count(at => at >= most));
            return most < all && behind > stay && (stay == 0
                ? isOld || kept.Count * 2 >= most
                : isOld && behind - stay >= FewestItems && (stay * 2 < behind || ending >= FewestItems));
        });
    }

    /// <summary>How much a result shows of a list or an object: in the whole, and alone.</summary>
    private IEnumerable<int> Shown(JsonElement held)
    {
        yield return Most.Entries;
        var room = ResultLimits.Default.Cap - Remainder.Room;
        if (JsonMarshal.GetRawUtf8Value(held).Length > room)
        {
            yield return ShortenedJson.Fit(held, room, work).Most.Entries;
        }
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

        work?.Step(value.Length + held.Length);
        var cut = Math.Min(Most.Characters, held.Length);
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
