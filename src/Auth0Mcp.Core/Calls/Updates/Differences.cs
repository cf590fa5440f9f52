using System.Text.Json;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Context;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>Compares what an update sends with what is stored: member by member, and lists item by item.</summary>
/// <param name="place">Where an answer of the tool holds the body.</param>
/// <param name="unsaid">Paths of which nothing is said.</param>
/// <param name="same">Compares the items of lists.</param>
/// <param name="work">Counts what is looked at; null when nobody does.</param>
/// <param name="taken">What the update takes in a member of the body; null where that is not known.</param>
internal sealed class Differences(
    StoredTarget stored, SecretMask.View place, IReadOnlySet<string> unsaid, IEqualityComparer<JsonElement>? same = null,
    CallWork? work = null, Func<string, SchemaView>? taken = null)
{
    private const string Masked = $"\"{SecretMask.Redacted}\"";

    private readonly IEqualityComparer<JsonElement> _same = same ?? SameJson.Instance;

    private readonly List<Difference> _found = [];
    private readonly Disappearance _gone = new(
        unsaid, same ?? SameJson.Instance, work,
        CutStretch.MayBeIn(stored) ? new CutStretch(stored.Shown, same ?? SameJson.Instance, work) : null);

    /// <summary>What differs.</summary>
    public IReadOnlyList<Difference> Found => _found;

    /// <summary>What disappears whole.</summary>
    public Disappearance Gone => _gone;

    /// <param name="isWhole">What is stored and not in the value disappears.</param>
    public IReadOnlyList<Difference> In(IEnumerable<KeyValuePair<string, JsonElement>> body, Func<string, bool> isWhole)
    {
        var (known, seen) = (MemberPath.Members(stored.Json), MemberPath.Members(stored.Shown));
        foreach (var (name, value) in body)
        {
            // The API merges what is given; of an empty object it keeps nothing.
            Compare(PlacePath.Root.Join(name), name, value, known[name], seen[name],
                new View(place.Property(name), Taken(name)), isWhole(name) || Disappearance.IsEmpty(value));
        }

        return _found;
    }

    /// <summary>Of a body that is a list.</summary>
    public IReadOnlyList<Difference> Whole(string name, JsonElement list)
    {
        if (Switches.Read(list, stored) is { } switches)
        {
            _found.AddRange(switches.Changes(name));
        }
        else
        {
            Compare(PlacePath.Root.Join(name), name, list, stored.Json, stored.Shown, new View(place, Taken(name)), isWhole: true);
        }

        return _found;
    }

    /// <summary>The member is stored, and not in a body that is written whole.</summary>
    public void Disappears(string name)
    {
        var (path, known) = (PlacePath.Root.Join(name), MemberPath.Member(stored.Json, name));
        Disappears(path, known, MemberPath.Member(stored.Shown, name));
        _gone.Member(path, known);
    }

    private void Compare(
        PlacePath path, string name, JsonElement value, JsonElement? known, JsonElement? seen, View view, bool isWhole)
    {
        work?.Step();
        if ((known is { } same && JsonElement.DeepEquals(same, value)) || unsaid.Contains(path.Real))
        {
            return;
        }

        _gone.Value(path, value, known, isWhole, view.Taken);
        if (!view.Mask.IsSecret && value.ValueKind == JsonValueKind.Object
            && known is { ValueKind: JsonValueKind.Object } && seen is { ValueKind: JsonValueKind.Object })
        {
            CompareMembers(path, name, value, MemberPath.Members(known), MemberPath.Members(seen), view, isWhole);
        }
        else
        {
            var now = ShownBody.Of(name, value, known, seen, view.Mask, work);
            _found.Add(new Difference(path.Shown, seen?.GetRawText(), now) { Items = Items(name, value, known, seen, view.Mask) });
        }
    }

    private void CompareMembers(
        PlacePath path, string name, JsonElement value, MemberIndex known, MemberIndex seen, View view, bool isWhole)
    {
        foreach (var member in value.EnumerateObject())
        {
            Compare(
                path.Join(member.Name), RequestSecrets.NameOf(name, member.Name), member.Value, known[member.Name],
                seen[member.Name], view.Property(member.Name), isWhole: true);
        }

        var sent = MemberPath.Members(value);
        foreach (var gone in isWhole ? known.Names.Where(member => sent[member] is null) : [])
        {
            var here = path.Join(gone);
            Disappears(here, known[gone], seen[gone]);
            if (!Disappearance.IsEmpty(value))
            {
                _gone.Member(here, known[gone]);
            }
        }
    }

    private SchemaView Taken(string name) => taken?.Invoke(name) ?? SchemaView.Open;

    /// <summary>A member whose name is a secret has another one where it is seen.</summary>
    private void Disappears(PlacePath path, JsonElement? known, JsonElement? seen)
    {
        if (!unsaid.Contains(path.Real)
            && (seen ?? (ReferenceEquals(path.Real, path.Shown) ? null : known)) is { ValueKind: not JsonValueKind.Null })
        {
            _found.Add(new Difference(path.Shown, seen?.GetRawText() ?? Masked, null));
        }
    }

    private ItemChanges? Items(string name, JsonElement value, JsonElement? known, JsonElement? seen, SecretMask.View view)
    {
        if (value.ValueKind != JsonValueKind.Array
            || known is not { ValueKind: JsonValueKind.Array } list || seen is not { ValueKind: JsonValueKind.Array } visible)
        {
            return null;
        }

        var old = list.EnumerateArray().ToHashSet(_same);
        var now = value.EnumerateArray().ToHashSet(_same);
        var left = list.EnumerateArray().Zip(visible.EnumerateArray()).Where(pair => !now.Contains(pair.First));
        var added = value.EnumerateArray().Where(item => !old.Contains(item))
            .Select(item => JsonElement.Parse(ShownBody.Of(name, item, null, null, view.Items(), work), DeepJson.Options));
        var changes = ItemChanges.Of([.. left.Select(static pair => pair.Second)], [.. added]);
        return changes.IsEmpty ? null : changes;
    }

    /// <summary>What is hidden at a place, and what the update takes there.</summary>
    private readonly record struct View(SecretMask.View Mask, SchemaView Taken)
    {
        public View Property(string name) => new(Mask.Property(name), Taken.Property(name));
    }
}
