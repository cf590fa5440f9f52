using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>Counts how often values are compared, or made ready for it.</summary>
internal sealed class CountedComparer : IEqualityComparer<JsonElement>
{
    public long Steps { get; private set; }

    public bool Equals(JsonElement x, JsonElement y)
    {
        Steps++;
        return SameJson.Instance.Equals(x, y);
    }

    public int GetHashCode(JsonElement value)
    {
        Steps++;
        return SameJson.Instance.GetHashCode(value);
    }
}

/// <summary>Arguments that count how often somebody goes through them, and how often one is looked up.</summary>
internal sealed class CountedArguments(string json) : IReadOnlyDictionary<string, JsonElement>
{
    private readonly Dictionary<string, JsonElement> _values = Pipeline.Arguments(json);

    public int Walks { get; private set; }

    public int Looks { get; private set; }

    public int Count => _values.Count;

    public IEnumerable<string> Keys => Counted().Keys;

    public IEnumerable<JsonElement> Values => Counted().Values;

    public JsonElement this[string key] => Looked()[key];

    public bool ContainsKey(string key) => Looked().ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value) => Looked().TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => Counted().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Dictionary<string, JsonElement> Counted()
    {
        Walks++;
        return _values;
    }

    private Dictionary<string, JsonElement> Looked()
    {
        Looks++;
        return _values;
    }
}
