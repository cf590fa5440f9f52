using System.Text.Json.Nodes;

namespace Auth0Mcp.Demo.Store;

/// <summary>The state of the tenant: collections and settings by their path. Not safe for threads; the tenant locks around it.</summary>
internal sealed class TenantStore
{
    private readonly Dictionary<string, ItemCollection> _collections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonNode?> _settings = new(StringComparer.Ordinal);
    private int _created;

    /// <summary>Who belongs to what: members, assigned roles, enabled clients.</summary>
    public Links Links { get; } = new();

    public IEnumerable<string> CollectionPaths => _collections.Keys;

    /// <summary>A number that grows with every use; ids are derived from it, so the same calls give the same ids.</summary>
    public int NextNumber() => ++_created;

    /// <summary>Of the JSON of all that is kept.</summary>
    public long Characters
        => _collections.Values.Sum(static collection => collection.Items.Sum(static item => JsonNodes.Length(item)))
            + _settings.Values.Sum(static setting => JsonNodes.Length(setting));

    public ItemCollection? Find(string path) => _collections.GetValueOrDefault(path);

    public ItemCollection Collection(string path)
    {
        if (!_collections.TryGetValue(path, out var collection))
        {
            _collections.Add(path, collection = new ItemCollection());
        }

        return collection;
    }

    /// <summary>True when the setting was ever written or removed; the value is null when it was removed.</summary>
    public bool TryGetSetting(string path, out JsonNode? value) => _settings.TryGetValue(path, out value);

    public void SetSetting(string path, JsonNode? value) => _settings[path] = value;

    /// <summary>Removes what is kept below a path: credentials of a client that is gone.</summary>
    public void RemoveBelow(string path)
    {
        foreach (var below in _collections.Keys.Where(key => key.StartsWith(path + "/", StringComparison.Ordinal)).ToArray())
        {
            _collections.Remove(below);
        }

        foreach (var below in _settings.Keys.Where(key => key.StartsWith(path + "/", StringComparison.Ordinal)).ToArray())
        {
            _settings.Remove(below);
        }
    }
}

/// <summary>Items by id, in the order they came.</summary>
internal sealed class ItemCollection
{
    private readonly OrderedDictionary<string, JsonObject> _items = new(StringComparer.Ordinal);

    public IReadOnlyList<JsonObject> Items => _items.Values;

    public JsonObject? Find(string id) => _items.GetValueOrDefault(id);

    /// <summary>Adds the item, or puts it in the place of the one that has the id.</summary>
    public void Put(string id, JsonObject item) => _items[id] = item;

    /// <summary>Adds an item before all others.</summary>
    public void PutFirst(string id, JsonObject item) => _items.Insert(0, id, item);

    /// <summary>Removes what is beyond so many items.</summary>
    public void Trim(int most)
    {
        while (_items.Count > most)
        {
            _items.RemoveAt(_items.Count - 1);
        }
    }

    public bool Remove(string id) => _items.Remove(id);

    public void RemoveWhere(Predicate<JsonObject> match)
    {
        foreach (var id in _items.Where(entry => match(entry.Value)).Select(static entry => entry.Key).ToArray())
        {
            _items.Remove(id);
        }
    }

    /// <summary>The id under which an item is kept, looked for by one of its properties.</summary>
    public string? IdWhere(string property, string value) =>
        _items.FirstOrDefault(entry => JsonNodes.TextOf(entry.Value, property) == value).Key;
}
