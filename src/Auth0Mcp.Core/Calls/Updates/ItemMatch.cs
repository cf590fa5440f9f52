using System.Text.Json;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>
/// Tells which stored item of a list each given one stands for: by what names it, or by its place where the list is the stored
/// one. Each list is read once.
/// </summary>
internal sealed class ItemMatch
{
    /// <summary>By what items of lists are known, the best first.</summary>
    private static readonly string[] s_identities = ["id", "name", "key", "client_id", "kid", "header", "user_id", "value", "url"];

    private readonly List<JsonElement> _given;
    private readonly List<JsonElement> _seen;
    private readonly IEqualityComparer<JsonElement> _same;
    private readonly Dictionary<string, Identified> _byIdentity = new(StringComparer.Ordinal);
    private readonly Lazy<bool> _isSeen;

    /// <param name="given">The list with masks in it.</param>
    /// <param name="stored">The list that is stored; null when none is.</param>
    /// <param name="shown">The same as the caller sees it.</param>
    /// <param name="same">Compares values.</param>
    public ItemMatch(JsonElement given, JsonElement? stored, JsonElement? shown, IEqualityComparer<JsonElement>? same = null)
    {
        (_given, Known, _seen, _same) = (Items(given), Items(stored), Items(shown), same ?? SameJson.Instance);
        if (_seen.Count != Known.Count)
        {
            // The list is hidden as a whole: nobody can mean one of its items.
            (Known, _seen) = ([], []);
        }

        _isSeen = new(() => _given.Count == Known.Count && _given.Zip(_seen).All(pair => _same.Equals(pair.First, pair.Second)));
    }

    /// <summary>The stored items.</summary>
    public List<JsonElement> Known { get; }

    /// <summary>The stored items as the caller sees them.</summary>
    public JsonElement Seen(int index) => _seen[index];

    public JsonElement Given(int index) => _given[index];

    /// <summary>The stored item that a given one stands for; -1 when that is not clear.</summary>
    public int IndexOf(int index)
    {
        var item = _given[index];
        if (item.ValueKind != JsonValueKind.Object)
        {
            return _isSeen.Value ? index : -1;
        }

        foreach (var identity in s_identities)
        {
            if (Identity(item, identity) is not { } value || MaskText.IsIn(value))
            {
                continue;
            }

            var (known, given) = By(identity);
            var match = known.GetValueOrDefault(value, None);
            if (match >= 0 && given[value] >= 0)
            {
                return match;
            }

            if (match == None && identity is ("id" or "name" or "key" or "client_id"))
            {
                return -1;
            }
        }

        return _given.Count == Known.Count && _same.Equals(item, _seen[index]) ? index : -1;
    }

    private const int Several = -1;
    private const int None = -2;

    private Identified By(string identity)
    {
        if (!_byIdentity.TryGetValue(identity, out var both))
        {
            _byIdentity[identity] = both = new Identified(Indexes(Known, identity), Indexes(_given, identity));
        }

        return both;
    }

    /// <summary>The item of each identity, or that there are several.</summary>
    private Dictionary<JsonElement, int> Indexes(List<JsonElement> items, string identity)
    {
        var indexes = new Dictionary<JsonElement, int>(_same);
        foreach (var (index, item) in items.Index())
        {
            if (Identity(item, identity) is { } value && !indexes.TryAdd(value, index))
            {
                indexes[value] = Several;
            }
        }

        return indexes;
    }

    /// <summary>A text, a number or a switch; nothing else names anything.</summary>
    private static JsonElement? Identity(JsonElement item, string identity)
        => MemberPath.Member(item, identity) is { } value
           && value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null) ? value : null;

    private static List<JsonElement> Items(JsonElement? list)
        => list is { ValueKind: JsonValueKind.Array } items ? [.. items.EnumerateArray()] : [];

    /// <summary>The place of each item in the two lists, by one member of it.</summary>
    private sealed record Identified(Dictionary<JsonElement, int> Known, Dictionary<JsonElement, int> Given);
}
