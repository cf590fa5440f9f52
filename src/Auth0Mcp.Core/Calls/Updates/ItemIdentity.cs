using System.Globalization;
using System.Text.Json;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>
/// Tells which items of two lists are the same thing, though the API writes them in one form and takes them in another.
/// </summary>
internal static class ItemIdentity
{
    /// <summary>
    /// Members that name a thing, the best first; they may stand one level down, as <c>action.id</c> or <c>ref.value</c>.
    /// </summary>
    private static readonly string[] s_members = ["display_name", "name", "permission_name", "email", "domain", "identifier",
        "header", "value", "user_id", "client_id", "id", "type"];

    /// <summary>Members that tell a thing from others, the best first: what sort it is of does not.</summary>
    private static readonly string[] s_identities = [.. s_members.SkipLast(1), "key", "kid", "slug", "url"];

    /// <summary>Items of a list that are named.</summary>
    private const int MostItems = 10;

    private const int LongestLabel = 80;

    /// <summary>What a person calls an item.</summary>
    public static string LabelOf(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.String => item.GetString()!,
        JsonValueKind.Object
            when Names(item).FirstOrDefault() is { } name =>
                Names(item).Skip(1).FirstOrDefault(other => other != name) is { } id ? $"{name} ({id})" : name,
        _ => item.GetRawText(),
    };

    /// <summary>How many items, and what a person calls the first ones.</summary>
    public static string Count(IReadOnlyList<JsonElement> items)
        => string.Create(CultureInfo.InvariantCulture, $"{items.Count} item{(items.Count == 1 ? "" : "s")}: {Labels(items)}");

    /// <summary>What a person calls the first ones, and how many there are besides.</summary>
    public static string Labels(IReadOnlyList<JsonElement> items)
        => string.Join(", ", items.Take(MostItems).Select(static item => ShortText.Cut(LabelOf(item), LongestLabel)))
           + (items.Count > MostItems ? string.Create(CultureInfo.InvariantCulture, $" and {items.Count - MostItems} more") : "");

    /// <summary>
    /// By their places, the items that are the same thing as one of the others: equal to it, or with something in common that
    /// names them. Each stands for one thing, and each list is read once.
    /// </summary>
    public static IReadOnlyList<(int Item, int Other)> Pairs(IReadOnlyList<JsonElement> items, IReadOnlyList<JsonElement> others)
    {
        var equal = new Dictionary<JsonElement, int>(SameJson.Instance);
        var named = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (at, other) in others.Index())
        {
            equal.TryAdd(other, at);
            foreach (var id in Ids(other))
            {
                named.TryAdd(id, at);
            }
        }

        var taken = new HashSet<int>();
        var pairs = new List<(int, int)>();
        foreach (var (at, item) in items.Index())
        {
            var same = equal.TryGetValue(item, out var first) ? [first] : Ids(item).Where(named.ContainsKey).Select(id => named[id]);
            if (same.Where(taken.Add).Select(static other => (int?)other).FirstOrDefault() is { } match)
            {
                pairs.Add((at, match));
            }
        }

        return pairs;
    }

    private static IEnumerable<string> Names(JsonElement item)
        => s_members.SelectMany(member => Texts(item, member))
            .Where(static text => !MaskText.Is(text) && !SecretReference.IsReference(text));

    private static IEnumerable<string> Ids(JsonElement item)
        => item.ValueKind == JsonValueKind.Object
            ? s_identities.SelectMany(member => Texts(item, member)).Concat(Numbers(item)) : [];

    private static IEnumerable<string> Numbers(JsonElement item)
        => item.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number ? [id.GetRawText()] : [];

    private static IEnumerable<string> Texts(JsonElement item, string member)
    {
        if (item.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String)
        {
            yield return value.GetString()!;
        }

        foreach (var inner in item.EnumerateObject().Where(static inner => inner.Value.ValueKind == JsonValueKind.Object))
        {
            if (inner.Value.TryGetProperty(member, out var below) && below.ValueKind == JsonValueKind.String)
            {
                yield return below.GetString()!;
            }
        }
    }
}
