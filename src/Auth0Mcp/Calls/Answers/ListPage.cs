using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Answers;

/// <summary>One page of a list, and the arguments that bring what follows it.</summary>
internal sealed class ListPage
{
    private readonly PageShape _shape;
    private readonly AnswerContext _context;
    private readonly IReadOnlyList<KeyValuePair<string, JsonElement>>? _next;

    private ListPage(PageShape shape, JsonElement items, JsonElement? total, AnswerContext context, IReadOnlyList<KeyValuePair<string, JsonElement>>? next)
    {
        _shape = shape;
        _context = context;
        _next = next;
        Items = items;
        Total = total;
    }

    /// <summary>The items as the API sent them.</summary>
    public JsonElement Items { get; }

    /// <summary>How many there are on all pages, where the API tells it.</summary>
    public JsonElement? Total { get; }

    /// <summary>The arguments that bring what follows: the rest of a page of which a stretch was asked for, else the next page; null at the end.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonElement>>? Next
        => _context.Fields?.Items is not { } shown ? Offered(_next)
            : shown.To is { } end && end < Items.GetArrayLength() ? Range(end)
            : Offered(_next is null ? null : WithoutRange(_next));

    /// <summary>The page in a response, or null when the response is no list after all.</summary>
    public static ListPage? TryRead(PageShape shape, JsonElement response, AnswerContext context)
    {
        var arguments = context.Asked;
        if (response.ValueKind == JsonValueKind.Array)
        {
            return new ListPage(shape, response, null, context, Following(shape, response, arguments));
        }

        if (response.ValueKind != JsonValueKind.Object
            || shape.ItemsProperty is not { } property
            || !response.TryGetProperty(property, out var items)
            || items.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        JsonElement? total = response.TryGetProperty("total", out var count) && count.ValueKind == JsonValueKind.Number ? count : null;
        return new ListPage(shape, items, total, context, Following(shape, response, items, total, arguments));
    }

    /// <summary>
    /// Where to cut the page when no more than some of its items fit, and the arguments that bring what is cut off. Pages are counted in
    /// sizes, so that the cut may have to come earlier.
    /// </summary>
    /// <param name="first">The first item shown.</param>
    /// <param name="fitting">How many items fit; at least 1.</param>
    public (int Kept, IReadOnlyList<KeyValuePair<string, JsonElement>> Next) Cut(int first, int fitting)
    {
        var arguments = _context.Asked;
        var isCheckpoint = arguments.Values.ContainsKey("from") || arguments.Values.ContainsKey("take");
        if (first == 0 && _context.Fields?.Items is null)
        {
            if (isCheckpoint
                && _shape.CheckpointProperty is { } property
                && Items[fitting - 1].ValueKind == JsonValueKind.Object
                && Items[fitting - 1].TryGetProperty(property, out var last))
            {
                return (fitting, Offered(With(arguments, ("from", last)))!);
            }

            if (!isCheckpoint && _shape.HasOffset && arguments.WholeNumber("per_page") is > 0 and <= int.MaxValue and { } size && arguments.WholeNumber("page") is null or >= 0)
            {
                var start = (arguments.WholeNumber("page") ?? 0) * size;
                var kept = fitting;
                while (start % kept != 0)
                {
                    kept--;
                }

                return (kept, Offered(With(arguments, ("per_page", Number(kept)), ("page", Number((start / kept) + 1))))!);
            }
        }

        return (fitting, Range(first + fitting));
    }

    /// <summary>The same page from another item on.</summary>
    private List<KeyValuePair<string, JsonElement>> Range(int from)
    {
        return With(_context.Asked, (FieldSelection.Argument, Text(FieldSelection.WithItems(Fields(_context.Asked.Values), new FieldRange(from, null)))))
            .Where(pair => pair.Key == FieldSelection.Argument || _context.Plan.ArgumentNames.Contains(pair.Key))
            .ToList();
    }

    /// <summary>Hidden arguments have defaults, which are filled in again at the next call.</summary>
    private List<KeyValuePair<string, JsonElement>>? Offered(IEnumerable<KeyValuePair<string, JsonElement>>? next)
        => next?.Where(pair => _context.Plan.ArgumentNames.Contains(pair.Key)).ToList();

    /// <summary>An answer that is an object says itself how far it reaches.</summary>
    private static IReadOnlyList<KeyValuePair<string, JsonElement>>? Following(
        PageShape shape, JsonElement response, JsonElement items, JsonElement? total, ToolArguments arguments)
    {
        if (response.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.String && shape.HasCheckpoint)
        {
            return Without(With(arguments, ("from", next)), "page", "per_page", "include_totals", "sort");
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
        => With(arguments, ("page", Number((arguments.WholeNumber("page") ?? 0) + 1)));

    /// <summary>A stretch of one page is none of the next.</summary>
    private static IEnumerable<KeyValuePair<string, JsonElement>> WithoutRange(IReadOnlyList<KeyValuePair<string, JsonElement>> arguments)
    {
        var others = FieldSelection.WithItems(Fields(arguments), null);
        return arguments
            .Where(static pair => pair.Key != FieldSelection.Argument)
            .Concat(others.Length == 0 ? [] : [new KeyValuePair<string, JsonElement>(FieldSelection.Argument, Text(others))]);
    }

    private static string? Fields(IEnumerable<KeyValuePair<string, JsonElement>> arguments)
        => arguments.Where(static pair => pair.Key == FieldSelection.Argument && pair.Value.ValueKind == JsonValueKind.String).Select(static pair => pair.Value.GetString()).FirstOrDefault();

    private static List<KeyValuePair<string, JsonElement>> With(ToolArguments arguments, params (string Name, JsonElement Value)[] changed)
        => arguments.Values
            .Where(pair => changed.All(change => change.Name != pair.Key))
            .Concat(changed.Select(static change => new KeyValuePair<string, JsonElement>(change.Name, change.Value)))
            .ToList();

    private static List<KeyValuePair<string, JsonElement>> Without(List<KeyValuePair<string, JsonElement>> arguments, params string[] names)
        => arguments.Where(pair => !names.Contains(pair.Key)).ToList();

    private static JsonElement Number(long value) => JsonElement.Parse(value.ToString(CultureInfo.InvariantCulture));

    private static JsonElement Text(string value) => JsonElement.Parse(JsonValue.Create(value).ToJsonString());
}
