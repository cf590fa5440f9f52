using System.Text.Json;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>
/// The texts, numbers and switches of a value, with what is a secret among them: what its read hides, or names without showing
/// it.
/// </summary>
internal sealed class SecretLeaves
{
    private readonly Dictionary<(int Owner, string Name), int> _places;
    private readonly List<SecretLeaf> _all = [];

    /// <param name="shown">The same value as a caller may see it; null when all of it is hidden.</param>
    /// <param name="others">Leaves whose places count as the same; null when there are none.</param>
    /// <param name="start">The name that every path begins with; null for none.</param>
    public SecretLeaves(JsonElement json, JsonElement? shown, SecretLeaves? others = null, string? start = null)
    {
        _places = others?._places ?? [];
        var root = new Step(null, null, 0);
        Visit(json, shown, start is null ? root : new Step(root, start, 0), 0);
    }

    public IReadOnlyList<SecretLeaf> All => _all;

    private void Visit(JsonElement json, JsonElement? shown, Step at, int place)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var seen = MemberPath.Members(shown);
                foreach (var member in json.EnumerateObject())
                {
                    Visit(member.Value, seen[member.Name], new Step(at, member.Name, 0), PlaceOf(place, member.Name));
                }

                break;
            case JsonValueKind.Array:
                List<JsonElement> items = shown is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];
                foreach (var (index, item) in json.EnumerateArray().Index())
                {
                    Visit(item, index < items.Count ? items[index] : null, new Step(at, null, index), place);
                }

                break;
            case JsonValueKind.Null:
                break;
            default:
                var isHidden = shown is not { } visible || !JsonElement.DeepEquals(json, visible);
                _all.Add(new SecretLeaf(
                    at, place, json, json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText(), isHidden));
                break;
        }
    }

    /// <summary>Items of a list share one place, for they move.</summary>
    private int PlaceOf(int owner, string name)
    {
        if (!_places.TryGetValue((owner, name), out var place))
        {
            _places[(owner, name)] = place = _places.Count + 1;
        }

        return place;
    }
}

/// <summary>One value that holds no others.</summary>
/// <param name="Place">The same for all items of a list.</param>
/// <param name="IsHidden">A caller does not see it.</param>
internal sealed record SecretLeaf(Step At, int Place, JsonElement Value, string Text, bool IsHidden)
{
    /// <summary>What is lost does not come back: a secret, or the entry of a list that stands for one which no read returns.</summary>
    public bool IsSecret
        => IsHidden || (At is { Name: "id" or "name", Owner: { Name: null, Owner.Name: "credentials" or "secrets" } });

    public (int, string) Key => (Place, Text);
}

/// <summary>The way to a place; written out only where somebody reads it, and then once.</summary>
internal sealed class Step(Step? owner, string? name, int index)
{
    private PlacePath? _path;

    public Step? Owner => owner;

    /// <summary>Of a member; null for an item of a list.</summary>
    public string? Name => name;

    /// <summary>By its names.</summary>
    public string Path => Place.Real;

    /// <summary>As anybody may read it.</summary>
    public string Shown => Place.Shown;

    private PlacePath Place
        => _path ??= Owner is null ? PlacePath.Root : Name is null ? Owner.Place.Join(index) : Owner.Place.Join(Name);

    /// <summary>The names of members on the way, without the items of lists.</summary>
    public IEnumerable<string> Names => Owner is null ? [] : Name is null ? Owner.Names : Owner.Names.Append(Name);
}
