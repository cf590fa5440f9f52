using System.Text.Json;
using Auth0Mcp.Context;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>
/// Notes which lists and objects of what is stored an update leaves without anything that they hold: emptied, removed, or replaced by
/// others of which nothing was there. Where a part stays, or one value takes the place of another, nothing is noted.
/// </summary>
/// <param name="unsaid">Paths of which nothing is said.</param>
/// <param name="same">Compares the items of lists.</param>
/// <param name="work">Counts what is looked at; null when nobody does.</param>
internal sealed class Disappearance(IReadOnlySet<string> unsaid, IEqualityComparer<JsonElement> same, CallWork? work = null)
{
    private static readonly JsonElement s_null = JsonElement.Parse("null");

    private readonly List<string> _emptied = [];
    private readonly List<string> _replaced = [];
    private string? _last;

    /// <summary>Paths of lists and objects that hold something, and nothing afterwards.</summary>
    public IReadOnlyList<string> Emptied => _emptied;

    /// <summary>Paths of lists and objects that hold something afterwards, and nothing of what they hold now.</summary>
    public IReadOnlyList<string> Replaced => _replaced;

    /// <summary>True for an object without members.</summary>
    public static bool IsEmpty(JsonElement value) => value.ValueKind == JsonValueKind.Object && value.GetPropertyCount() == 0;

    /// <summary>The value takes the place of what is stored there.</summary>
    /// <param name="isWhole">What is stored and not in the value disappears.</param>
    public void Value(PlacePath path, JsonElement value, JsonElement? known, bool isWhole)
    {
        if (known is not { } held || !Holds(held))
        {
            return;
        }

        if (Empties(value, held, isWhole))
        {
            Note(_emptied, path);
        }
        else if (held.ValueKind == value.ValueKind && (held.ValueKind == JsonValueKind.Array
            ? !HoldsOneValue(held) && Stay(path, value, held) == 0
            : isWhole && !HoldsOneValue(held) && !held.EnumerateObject().Any(member
                => member.Value.ValueKind != JsonValueKind.Null && value.TryGetProperty(member.Name, out _))))
        {
            Note(_replaced, path);
        }
    }

    /// <summary>The member is stored, and not any more afterwards.</summary>
    public void Member(PlacePath path, JsonElement? known)
    {
        if (!unsaid.Contains(path.Real))
        {
            Value(path, s_null, known, isWhole: true);
        }
    }

    /// <summary>What is inside of what was noted goes with it.</summary>
    private void Note(List<string> paths, PlacePath path)
    {
        if (_last is null || !MemberPath.IsWithin(path.Shown, _last))
        {
            paths.Add(_last = path.Shown);
        }
    }

    /// <summary>How many items stay, as they are or as the same thing written otherwise; looks into the latter.</summary>
    private int Stay(PlacePath path, JsonElement value, JsonElement held)
    {
        var now = value.EnumerateArray().ToHashSet(same);
        var old = held.EnumerateArray().ToHashSet(same);
        List<(int Index, JsonElement Item)> left = [.. held.EnumerateArray().Index().Where(item => !now.Contains(item.Item))];
        List<JsonElement> come = [.. now.Where(item => !old.Contains(item))];
        var pairs = ItemIdentity.Pairs([.. left.Select(static item => item.Item)], come);
        foreach (var (item, other) in pairs.Where(pair => come[pair.Other].ValueKind == JsonValueKind.Object))
        {
            Item(path.Join(left[item].Index), come[other], left[item].Item);
        }

        return held.GetArrayLength() - left.Count + pairs.Count;
    }

    /// <summary>A read may show more of an item than an update takes: only what is in both is compared.</summary>
    private void Item(PlacePath path, JsonElement value, JsonElement held)
    {
        work?.Step();
        var members = MemberPath.Members(held);
        foreach (var member in value.EnumerateObject())
        {
            if (members[member.Name] is { } known && !JsonElement.DeepEquals(known, member.Value))
            {
                Value(path.Join(member.Name), member.Value, known, isWhole: true);
            }
        }
    }

    private static bool Empties(JsonElement value, JsonElement held, bool isWhole)
        => !Holds(value)
           && (held.ValueKind == JsonValueKind.Array || value.ValueKind != JsonValueKind.Object || isWhole || IsEmpty(value)
               || held.EnumerateObject().All(member
                   => member.Value.ValueKind == JsonValueKind.Null || value.TryGetProperty(member.Name, out _)));

    /// <summary>One text, number or switch: another one in its place is a value that is replaced.</summary>
    private static bool HoldsOneValue(JsonElement held) => held.ValueKind == JsonValueKind.Array
        ? held.GetArrayLength() == 1 && held.EnumerateArray().First().ValueKind is not (JsonValueKind.Array or JsonValueKind.Object)
        : held.GetPropertyCount() == 1
          && held.EnumerateObject().All(static member => member.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object));

    /// <summary>True for a list or an object with anything in it.</summary>
    private static bool Holds(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Any(static item => item.ValueKind switch
        {
            JsonValueKind.Null => false,
            JsonValueKind.String => !item.ValueEquals(""),
            JsonValueKind.Array or JsonValueKind.Object => Holds(item),
            _ => true,
        }),
        JsonValueKind.Object => value.EnumerateObject().Any(static member => member.Value.ValueKind != JsonValueKind.Null),
        _ => false,
    };
}
