using System.Globalization;
using System.Text.Json;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Results;

/// <summary>One page of a list, and the arguments that bring what follows it.</summary>
internal sealed class ListPage
{
    private const string From = "from";

    private readonly PageShape _shape;
    private readonly ResultContext _context;
    private readonly Step _step;

    private ListPage(PageShape shape, JsonElement items, JsonElement? total, ResultContext context, Step step)
    {
        _shape = shape;
        _context = context;
        _step = step;
        Items = items;
        Total = total ?? context.Total;
    }

    /// <summary>The items as the API sent them.</summary>
    public JsonElement Items { get; }

    /// <summary>How many there are on all pages, where the API tells it.</summary>
    public JsonElement? Total { get; }

    /// <summary>
    /// The arguments that bring what follows: the rest of a page of which a stretch was asked for, else the next page; null at
    /// the end.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, JsonElement>>? Next
        => EndsInside ? Range(_context.Fields!.Items!.Value.To!.Value)
            : _step.Next is { } next && _context is { Fields.Items: not null, WantedSize: null } ? Offered(WithoutRange(next))
            : Offered(_step.Next);

    /// <summary>How to go on where the pages end before the list does; null anywhere else.</summary>
    public string? Note => EndsInside ? null : _step.Note;

    private bool EndsInside => _context.Fields?.Items?.To < Items.GetArrayLength();

    /// <summary>The page in a response, or null when the response is not a list after all.</summary>
    public static ListPage? TryRead(PageShape shape, JsonElement response, ResultContext context)
    {
        if (response.ValueKind == JsonValueKind.Array)
        {
            return new ListPage(shape, response, null, context, AfterArray(shape, response, context));
        }

        if (response.ValueKind != JsonValueKind.Object
            || shape.ItemsProperty is not { } property
            || !response.TryGetProperty(property, out var items)
            || items.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        JsonElement? total = response.TryGetProperty("total", out var count) && count.ValueKind == JsonValueKind.Number ? count : null;
        return new ListPage(shape, items, total, context, AfterObject(shape, response, items, total, context));
    }

    /// <summary>Where to cut the page when no more than some of its items fit, and the arguments that bring what is cut off.</summary>
    /// <param name="first">The first item shown.</param>
    /// <param name="fitting">How many items fit; at least 1.</param>
    /// <param name="ahead">How many of those behind them fit into one result; null when all of them do, 0 when the first does
    /// not.</param>
    public (int Kept, IReadOnlyList<KeyValuePair<string, JsonElement>> Next) Cut(int first, int fitting, int? ahead)
    {
        var asked = _context.Asked;

        // The rest of this page is one more result, or what does not fit is one item: smaller pages would not help.
        var isNearlyDone = ahead is null or 0;
        if (first == 0 && (_context.Fields?.Items is null || _context.WantedSize is not null))
        {
            if (LongList.IsByCheckpoint(asked))
            {
                if (Checkpoint(_shape, Items.EnumerateArray().ElementAt(fitting - 1)) is { } last)
                {
                    return (fitting, Offered(FromCheckpoint(_context, last))!);
                }
            }
            else if (!isNearlyDone && _shape.HasOffset && asked.WholeNumber("per_page") is > 0 and <= int.MaxValue
                && asked.WholeNumber("page") is null or >= 0)
            {
                var (kept, next) = new OffsetWalk(_shape, _context).Cut(fitting, ahead!.Value);
                return (kept, Offered(next)!);
            }
        }

        return (fitting, Range(first + fitting));
    }

    /// <summary>The same page from another item on.</summary>
    private List<KeyValuePair<string, JsonElement>> Range(int from)
    {
        var fields = FieldSelection.WithItems(FieldSelection.TextIn(_context.Asked.Values), new FieldRange(from, _context.WantedSize));
        return
        [
            .. Offered(_context.Asked.Values)!.Where(static pair => pair.Key != FieldSelection.Argument),
            KeyValuePair.Create(FieldSelection.Argument, NodeJson.Element(fields)),
        ];
    }

    /// <summary>Hidden arguments have defaults, which are filled in again at the next call.</summary>
    private List<KeyValuePair<string, JsonElement>>? Offered(IEnumerable<KeyValuePair<string, JsonElement>>? next)
        => next?.Where(pair => _context.Plan.ArgumentNames.Contains(pair.Key)).ToList();

    /// <summary>An answer that is an object says itself how far it reaches.</summary>
    private static Step AfterObject(PageShape shape, JsonElement response, JsonElement items, JsonElement? total, ResultContext context)
    {
        if (response.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.String && shape.HasCheckpoint)
        {
            return new Step(FromCheckpoint(context, next), null);
        }

        if (!shape.HasOffset || items.GetArrayLength() == 0)
        {
            return default;
        }

        if (total?.TryGetInt64(out var count) != true)
        {
            return total is null && IsFull(items, context.Asked) ? AfterOffset(shape, items, context) : default;
        }

        var start = response.TryGetProperty("start", out var written) && written.TryGetInt64(out var first)
            ? first
            : (context.Asked.WholeNumber("page") ?? 0) * (context.Asked.WholeNumber("per_page") ?? items.GetArrayLength());
        return start + items.GetArrayLength() < count ? AfterOffset(shape, items, context) : default;
    }

    /// <summary>A bare array ends where it is shorter than what was asked for.</summary>
    private static Step AfterArray(PageShape shape, JsonElement items, ResultContext context)
    {
        if (items.GetArrayLength() == 0)
        {
            return default;
        }

        if (shape.HasCheckpoint && LongList.IsByCheckpoint(context.Asked))
        {
            return Checkpoint(shape, items.EnumerateArray().Last()) is { } last
                ? new Step(FromCheckpoint(context, last), null)
                : default;
        }

        return shape.HasOffset && IsFull(items, context.Asked) ? AfterOffset(shape, items, context) : default;
    }

    /// <summary>The next page by number; where these end, all of the list by checkpoint, or how else to go on.</summary>
    private static Step AfterOffset(PageShape shape, JsonElement items, ResultContext context)
    {
        if (new OffsetWalk(shape, context).After(items) is { } next)
        {
            return new Step(next, null);
        }

        var end = string.Create(
            CultureInfo.InvariantCulture, $"Pages by number end at {shape.Reach:N0} records, and this list goes on.");
        return shape is { HasCheckpoint: true, CheckpointProperty: null }
            ? new Step(
                LongList.ByCheckpoint(context.Asked).Values,
                $"{end} `next` walks through all of it by checkpoint, from its first item on.")
            : new Step(null, $"{end} {shape.Beyond}".TrimEnd());
    }

    private static bool IsFull(JsonElement items, ToolArguments asked)
        => asked.WholeNumber("per_page") is { } size && items.GetArrayLength() >= size;

    /// <summary>What the next <c>from</c> takes of the last item; null where it takes nothing of it.</summary>
    private static JsonElement? Checkpoint(PageShape shape, JsonElement last)
        => shape.CheckpointProperty is { } property && last.ValueKind == JsonValueKind.Object
            && last.TryGetProperty(property, out var value) ? value : null;

    /// <summary>The arguments with another checkpoint, without what does not go with one.</summary>
    private static IEnumerable<KeyValuePair<string, JsonElement>> FromCheckpoint(ResultContext context, JsonElement checkpoint)
        => LongList.WithoutOffset(context.Asked.Values)
            .Where(pair => pair.Key != From
                && !context.Tool.Conflicts.Any(conflict => conflict.Argument == From && conflict.With.Contains(pair.Key)))
            .Append(KeyValuePair.Create(From, checkpoint));

    /// <summary>A stretch of one page is none of the next.</summary>
    private static IEnumerable<KeyValuePair<string, JsonElement>> WithoutRange(IEnumerable<KeyValuePair<string, JsonElement>> arguments)
    {
        var all = arguments.ToList();
        var others = FieldSelection.WithItems(FieldSelection.TextIn(all), null);
        return all
            .Where(static pair => pair.Key != FieldSelection.Argument)
            .Concat(others.Length == 0 ? [] : [KeyValuePair.Create(FieldSelection.Argument, NodeJson.Element(others))]);
    }

    /// <summary>What follows a page that is shown whole.</summary>
    private readonly record struct Step(IEnumerable<KeyValuePair<string, JsonElement>>? Next, string? Note);
}
