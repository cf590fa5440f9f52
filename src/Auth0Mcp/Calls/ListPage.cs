using System.Text.Json;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls;

/// <summary>
/// One page of a list in the one form that every list answers in: <c>items</c>, <c>total</c> where the API tells it, <c>asked</c> (the query
/// as sent, defaults included) and <c>next</c> (the arguments that bring the next page, null on the last).
/// </summary>
internal sealed class ListPage
{
    private readonly JsonElement _items;
    private readonly string? _itemsProperty;
    private readonly JsonElement? _total;
    private readonly ToolArguments _arguments;
    private readonly IReadOnlyList<KeyValuePair<string, JsonElement>>? _next;

    private ListPage(JsonElement items, string? itemsProperty, JsonElement? total, ToolArguments arguments, IReadOnlyList<KeyValuePair<string, JsonElement>>? next)
    {
        _items = items;
        _itemsProperty = itemsProperty;
        _total = total;
        _arguments = arguments;
        _next = next;
    }

    /// <summary>The page in a response, or null when the response is no list after all.</summary>
    /// <param name="offered">The arguments that a caller may give; hidden ones have defaults, which are filled in again at the next call.</param>
    public static ListPage? TryRead(PageShape shape, JsonElement response, ToolArguments arguments, IReadOnlyList<string> offered)
    {
        if (response.ValueKind == JsonValueKind.Array)
        {
            return new ListPage(response, null, null, arguments, Offered(Following(shape, response, arguments), offered));
        }

        if (response.ValueKind != JsonValueKind.Object
            || shape.ItemsProperty is not { } property
            || !response.TryGetProperty(property, out var items)
            || items.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        JsonElement? total = response.TryGetProperty("total", out var count) && count.ValueKind == JsonValueKind.Number ? count : null;
        return new ListPage(items, property, total, arguments, Offered(Following(shape, response, items, total, arguments), offered));
    }

    public void Write(Utf8JsonWriter writer, SecretMask secrets)
    {
        writer.WriteStartObject();
        var mask = _itemsProperty is null ? secrets.Root : secrets.Root.Property(_itemsProperty);
        writer.WritePropertyName("items");
        mask.Write(writer, _items);
        if (_total is { } total)
        {
            writer.WritePropertyName("total");
            total.WriteTo(writer);
        }

        WriteArguments(writer, "asked", _arguments.Values);
        if (_next is null)
        {
            writer.WriteNull("next");
        }
        else
        {
            WriteArguments(writer, "next", _next);
        }

        writer.WriteEndObject();
    }

    private static List<KeyValuePair<string, JsonElement>>? Offered(IEnumerable<KeyValuePair<string, JsonElement>>? next, IReadOnlyList<string> offered)
        => next?.Where(pair => offered.Contains(pair.Key)).ToList();

    /// <summary>An answer that is an object says itself how far it reaches.</summary>
    private static IReadOnlyList<KeyValuePair<string, JsonElement>>? Following(
        PageShape shape, JsonElement response, JsonElement items, JsonElement? total, ToolArguments arguments)
    {
        if (response.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.String && shape.HasCheckpoint)
        {
            return With(arguments, ("from", next), without: ["page", "per_page", "include_totals", "sort"]);
        }

        if (total is null || !total.Value.TryGetInt64(out var count) || !shape.HasOffset)
        {
            return shape.HasOffset && total is null && IsFull(items, arguments) ? NextOffset(arguments) : null;
        }

        var start = response.TryGetProperty("start", out var written) && written.TryGetInt64(out var first)
            ? first
            : (arguments.WholeNumber("page") ?? 0) * (arguments.WholeNumber("per_page") ?? items.GetArrayLength());
        return items.GetArrayLength() > 0 && start + items.GetArrayLength() < count ? NextOffset(arguments) : null;
    }

    /// <summary>A bare array ends where it is shorter than what was asked for.</summary>
    private static IReadOnlyList<KeyValuePair<string, JsonElement>>? Following(PageShape shape, JsonElement items, ToolArguments arguments)
    {
        var fromCheckpoint = arguments.Values.ContainsKey("from") || arguments.Values.ContainsKey("take");
        if (shape.HasCheckpoint && fromCheckpoint)
        {
            return shape.CheckpointProperty is { } property
                   && items.GetArrayLength() > 0
                   && items[items.GetArrayLength() - 1].TryGetProperty(property, out var last)
                ? With(arguments, ("from", last))
                : null;
        }

        return shape.HasOffset && IsFull(items, arguments) ? NextOffset(arguments) : null;
    }

    private static bool IsFull(JsonElement items, ToolArguments arguments)
        => items.GetArrayLength() > 0 && arguments.WholeNumber("per_page") is { } size && items.GetArrayLength() >= size;

    private static List<KeyValuePair<string, JsonElement>> NextOffset(ToolArguments arguments)
    {
        var page = (arguments.WholeNumber("page") ?? 0) + 1;
        return With(arguments, ("page", JsonElement.Parse(page.ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }

    private static List<KeyValuePair<string, JsonElement>> With(ToolArguments arguments, (string Name, JsonElement Value) changed, params string[] without)
        => arguments.Values
            .Where(pair => pair.Key != changed.Name && !without.Contains(pair.Key))
            .Append(new KeyValuePair<string, JsonElement>(changed.Name, changed.Value))
            .ToList();

    private static void WriteArguments(Utf8JsonWriter writer, string name, IEnumerable<KeyValuePair<string, JsonElement>> arguments)
    {
        writer.WriteStartObject(name);
        foreach (var (argument, value) in arguments)
        {
            writer.WritePropertyName(argument);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
