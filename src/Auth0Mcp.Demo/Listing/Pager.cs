using System.Globalization;
using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Listing.Search;
using Auth0Mcp.Demo.Requests;

namespace Auth0Mcp.Demo.Listing;

/// <summary>Cuts a page out of a list, in the style the caller asked for.</summary>
internal static class Pager
{
    public const int DefaultSize = 50;

    /// <param name="items">Every item, in order.</param>
    /// <param name="idOf">What marks an item in checkpoint paging.</param>
    public static ListPage Cut(DemoRequest request, IReadOnlyList<JsonObject> items, Func<JsonObject, string?> idOf)
    {
        var isCheckpoint = request.IsQueried("from") || request.IsQueried("take");
        var size = Number(request, isCheckpoint ? "take" : "per_page") ?? DefaultSize;
        var start = isCheckpoint
            ? AfterMark(request.QueryValue("from"), items, idOf)
            : Math.Min((long)(Number(request, "page") ?? 0) * size, int.MaxValue);
        JsonObject[] page = [.. items.Skip((int)start).Take(size)];
        var next = start + page.Length < items.Count && page.Length > 0 ? idOf(page[^1]) : null;
        return new ListPage(page, (int)start, size, items.Count, next, isCheckpoint);
    }

    /// <summary>Items ordered by <c>sort=field:1</c> or <c>field:-1</c>; the order they have when nothing is asked.</summary>
    public static IEnumerable<JsonObject> Sort(DemoRequest request, IEnumerable<JsonObject> items)
    {
        if (request.QueryValue("sort")?.Split(':', 2) is not [{ Length: > 0 } field, var direction])
        {
            return items;
        }

        return direction.StartsWith('-')
            ? items.OrderByDescending(item => ItemValues.At(item, field).FirstOrDefault(), s_order)
            : items.OrderBy(item => ItemValues.At(item, field).FirstOrDefault(), s_order);
    }

    /// <summary>Numbers by their value, all else by its text.</summary>
    private static readonly Comparer<JsonNode?> s_order = Comparer<JsonNode?>.Create(static (left, right) =>
        left is JsonValue first && right is JsonValue second && first.TryGetValue(out decimal low)
            && second.TryGetValue(out decimal high)
            ? low.CompareTo(high)
            : string.CompareOrdinal(JsonNodes.ScalarText(left), JsonNodes.ScalarText(right)));

    private static long AfterMark(string? mark, IReadOnlyList<JsonObject> items, Func<JsonObject, string?> idOf)
    {
        if (mark is null)
        {
            return 0;
        }

        for (var index = 0; index < items.Count; index++)
        {
            if (idOf(items[index]) == mark)
            {
                return index + 1;
            }
        }
        return items.Count;
    }

    public static int? Number(DemoRequest request, string name) =>
        int.TryParse(request.QueryValue(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>One page of a list.</summary>
/// <param name="Next">The mark to continue after, or null at the end.</param>
internal sealed record ListPage(IReadOnlyList<JsonObject> Items, int Start, int Limit, int Total, string? Next, bool IsCheckpoint)
{
    /// <summary>The page in the form that fits the style of paging, out of the forms the operation knows.</summary>
    public JsonNode In(ListShape shape, bool withTotals, Func<JsonObject, JsonNode?> show)
    {
        var items = new JsonArray([.. Items.Select(show)]);
        var envelope = IsCheckpoint ? shape.Envelopes.FirstOrDefault(static envelope => envelope.HasCheckpoint)
            : withTotals ? shape.Envelopes.FirstOrDefault(static envelope => envelope.HasTotals)
            : null;
        if (envelope is null && shape.IsBare)
        {
            return items;
        }

        envelope ??= shape.Envelopes[0];
        var answer = new JsonObject();
        foreach (var property in envelope.Paging)
        {
            JsonNode? value = property switch
            {
                "start" => Start,
                "limit" or "per_page" => Limit,
                "total" => Total,
                "length" => Items.Count,
                "page" => Limit == 0 ? 0 : Start / Limit,
                _ => Next,
            };
            if (value is not null && (property != "next" || !withTotals))
            {
                answer[property] = value;
            }
        }
        answer[envelope.Items] = items;
        return answer;
    }
}

/// <summary>The parameters <c>fields</c> and <c>include_fields</c>.</summary>
internal static class FieldSelection
{
    public static JsonNode? Apply(DemoRequest request, JsonNode? item)
    {
        if (item is not JsonObject fields || request.QueryValue("fields") is not { Length: > 0 } list)
        {
            return item;
        }

        HashSet<string> named = [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        var isInclusion = request.QueryValue("include_fields") != "false";
        foreach (var name in fields.Select(static field => field.Key).Where(name => named.Contains(name) != isInclusion).ToArray())
        {
            fields.Remove(name);
        }

        return fields;
    }
}
