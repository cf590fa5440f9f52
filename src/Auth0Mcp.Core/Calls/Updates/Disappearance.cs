using System.Globalization;
using System.Text.Json;
using Auth0Mcp.Context;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>
/// Notes which lists and objects of what is stored an update leaves without anything that they hold: emptied, removed, or replaced by
/// others of which nothing was there or that are of another kind; and what items that stay lose. Where a part stays, or one value
/// takes the place of another, nothing is noted.
/// </summary>
/// <param name="unsaid">Paths of which nothing is said.</param>
/// <param name="same">Compares the items of lists.</param>
/// <param name="work">Counts what is looked at; null when nobody does.</param>
/// <param name="stretches">Finds what comes back in part; null where results show all of what is stored.</param>
internal sealed class Disappearance(
    IReadOnlySet<string> unsaid, IEqualityComparer<JsonElement> same, CallWork? work = null, CutStretch? stretches = null)
{
    private static readonly JsonElement s_null = JsonElement.Parse("null");

    private readonly List<string> _emptied = [];
    private readonly List<string> _replaced = [];
    private readonly List<string> _leftOut = [];
    private readonly List<string> _stretches = [];
    private readonly HashSet<string> _noted = new(StringComparer.Ordinal);
    private string? _last;

    /// <summary>Paths of lists and objects that hold something, and nothing afterwards.</summary>
    public IReadOnlyList<string> Emptied => _emptied;

    /// <summary>Paths of lists and objects that hold something afterwards, and nothing of what they hold now.</summary>
    public IReadOnlyList<string> Replaced => _replaced;

    /// <summary>Paths of what items hold that stay, and that are sent without it.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    /// <summary>What comes back as a stretch of itself, and how much of it goes: <c>callbacks (700 of 900 items)</c>.</summary>
    public IReadOnlyList<string> Stretches => _stretches;

    /// <summary>True for an object without members.</summary>
    public static bool IsEmpty(JsonElement value) => value.ValueKind == JsonValueKind.Object && value.GetPropertyCount() == 0;

    /// <summary>The value takes the place of what is stored there.</summary>
    /// <param name="isWhole">What is stored and not in the value disappears.</param>
    /// <param name="place">What the update takes there; null where nothing is known of it.</param>
    public void Value(PlacePath path, JsonElement value, JsonElement? known, bool isWhole, SchemaView? place = null)
    {
        if (known is not { } held)
        {
            return;
        }

        if (stretches?.In(value, held) is { } stretch)
        {
            NoteStretch(path, stretch.Gone, stretch.Of, stretch.What);
        }
        else if (isWhole)
        {
            Members(path, value, held, place ?? SchemaView.Open);
        }

        if (!Holds(held))
        {
            return;
        }

        if (Empties(value, held, isWhole))
        {
            Note(_emptied, path);
        }
        else if (held.ValueKind != value.ValueKind || (held.ValueKind == JsonValueKind.Array
            ? !HoldsOneValue(held) && Stay(path, value, held, place ?? SchemaView.Open) == 0
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

    private void Members(PlacePath path, JsonElement value, JsonElement held, SchemaView place)
    {
        if (value.ValueKind == JsonValueKind.Object && held.ValueKind == JsonValueKind.Object
            && stretches?.Members(value, held, place) is { } gone)
        {
            NoteStretch(path, gone, held.GetPropertyCount(), "properties");
        }
    }

    private void NoteStretch(PlacePath path, int gone, int of, string what)
    {
        if (_noted.Add(path.Shown))
        {
            _stretches.Add(string.Create(CultureInfo.InvariantCulture, $"{path.Shown} ({gone} of {of} {what})"));
        }
    }

    /// <summary>What is inside of what was noted goes with it.</summary>
    private void Note(List<string> paths, PlacePath path)
    {
        if (IsWithinNoted(path))
        {
            return;
        }

        _last = path.Shown;
        if (_noted.Add(path.Shown))
        {
            paths.Add(path.Shown);
        }
    }

    /// <summary>How many items stay, as they are or as the same thing written otherwise; looks into the latter.</summary>
    private int Stay(PlacePath path, JsonElement value, JsonElement held, SchemaView place)
    {
        var now = value.EnumerateArray().ToHashSet(same);
        var old = held.EnumerateArray().ToHashSet(same);
        List<(int Index, JsonElement Item)> left = [.. held.EnumerateArray().Index().Where(item => !now.Contains(item.Item))];
        List<JsonElement> come = [.. now.Where(item => !old.Contains(item))];
        var pairs = ItemIdentity.Pairs([.. left.Select(static item => item.Item)], come);
        foreach (var (item, other) in pairs.Where(pair => come[pair.Other].ValueKind == JsonValueKind.Object))
        {
            Item(path.Join(left[item].Index), come[other], left[item].Item, place.Items());
        }

        return held.GetArrayLength() - left.Count + pairs.Count;
    }

    /// <summary>
    /// The API replaces lists whole, and what an item is sent without is lost; a read may show more of it than an update takes.
    /// </summary>
    private void Item(PlacePath path, JsonElement value, JsonElement held, SchemaView place)
    {
        work?.Step();
        Members(path, value, held, place);
        var (members, sent) = (MemberPath.Members(held), MemberPath.Members(value));
        foreach (var name in members.Names)
        {
            var known = members[name]!.Value;
            if (sent[name] is not { } given)
            {
                if (place.Property(name).Takes)
                {
                    Loses(path.Join(name), known);
                }
            }
            else if (!JsonElement.DeepEquals(known, given))
            {
                var here = path.Join(name);
                Value(here, given, known, isWhole: true, place.Property(name));
                if (known.ValueKind == JsonValueKind.Object && given.ValueKind == JsonValueKind.Object)
                {
                    Item(here, given, known, place.Property(name));
                }
            }
        }
    }

    /// <summary>An item that stays is sent without what it holds there.</summary>
    private void Loses(PlacePath path, JsonElement held)
    {
        work?.Step();
        if (unsaid.Contains(path.Real) || IsWithinNoted(path) || !(Holds(held) || IsOneValue(held)) || !_noted.Add(path.Shown))
        {
            return;
        }

        _leftOut.Add(path.Shown);
        if (Holds(held))
        {
            _emptied.Add(path.Shown);
        }
    }

    private bool IsWithinNoted(PlacePath path) => _last is not null && MemberPath.IsWithin(path.Shown, _last);

    private static bool IsOneValue(JsonElement value)
        => value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            || (value.ValueKind == JsonValueKind.String && !value.ValueEquals(""));

    private static bool Empties(JsonElement value, JsonElement held, bool isWhole)
        => IsNothing(value, held)
           && (held.ValueKind == JsonValueKind.Array || value.ValueKind != JsonValueKind.Object || isWhole || IsEmpty(value)
               || held.EnumerateObject().All(member
                   => member.Value.ValueKind == JsonValueKind.Null || value.TryGetProperty(member.Name, out _)));

    /// <summary>The value has nothing in it, or blanks alone where several values were.</summary>
    private static bool IsNothing(JsonElement value, JsonElement held)
        => !Holds(value) || (value.ValueKind == JsonValueKind.Object && IsBlank(value) && Values(held).Skip(1).Any());

    private static bool IsBlank(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().All(static member => IsBlank(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().All(static item => IsBlank(item)),
        JsonValueKind.Null => true,
        _ => value.ValueKind == JsonValueKind.String && value.ValueEquals(""),
    };

    /// <summary>The single values in it, at any depth.</summary>
    private static IEnumerable<JsonElement> Values(JsonElement held) => held.ValueKind switch
    {
        JsonValueKind.Object => held.EnumerateObject().SelectMany(static member => Values(member.Value)),
        JsonValueKind.Array => held.EnumerateArray().SelectMany(static item => Values(item)),
        _ => IsOneValue(held) ? [held] : [],
    };

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
