using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Results;

/// <summary>
/// Arguments for the pages of a list that are counted by number. A page that was made smaller because an item did not fit says so in
/// <c>fields</c>: the stretch <c>items[0:50]</c> of a page of 7 leaves nothing out, and tells that pages of 50 were asked for.
/// </summary>
internal sealed class OffsetWalk(PageShape shape, ResultContext context)
{
    private readonly ToolArguments _asked = context.Asked;

    /// <summary>What follows a page that is shown whole; null when no page by number brings it.</summary>
    /// <param name="items">Those of this page; at least one.</param>
    public List<KeyValuePair<string, JsonElement>>? After(JsonElement items)
    {
        var page = _asked.WholeNumber("page") ?? 0;
        if (_asked.WholeNumber("per_page") is not (> 0 and <= int.MaxValue and { } size) || page is < 0 or >= int.MaxValue)
        {
            return With(_asked.Values, ("page", Number(unchecked(page + 1))));
        }

        // Small pages grow again: to twice what would have fitted, for the next items may be larger.
        var wanted = context.WantedSize ?? size;
        var most = wanted == size ? size : Math.Min(wanted, Math.Max(2, 2L * context.Limit / AverageBytes(items)));
        var position = (page + 1) * size;
        return Room(position) is > 0 and var room ? At(position, PageSize.At(position, Math.Min(most, room)), wanted) : null;
    }

    /// <summary>Where to cut this page, and what brings the rest.</summary>
    /// <param name="fitting">How many of its items fit; at least 1.</param>
    /// <param name="ahead">How many of those behind them fit into one result; at least 1.</param>
    public (int Kept, List<KeyValuePair<string, JsonElement>> Next) Cut(int fitting, int ahead)
    {
        var size = _asked.WholeNumber("per_page")!.Value;
        var start = (_asked.WholeNumber("page") ?? 0) * size;
        var wanted = context.WantedSize ?? size;
        var most = Math.Min(wanted, ahead);
        var (kept, next) = PageSize.Cut(start, fitting, position => Math.Min(most, Room(position)));
        return (kept, At(start + kept, next, wanted));
    }

    private List<KeyValuePair<string, JsonElement>> At(long position, long size, long wanted)
    {
        var stretch = size < wanted && CanSelect ? new FieldRange(0, (int)wanted) : (FieldRange?)null;
        var fields = FieldSelection.WithItems(FieldSelection.TextIn(_asked.Values), stretch);
        var others = _asked.Values.Where(static pair => pair.Key != FieldSelection.Argument);
        var next = With(others, ("per_page", Number(size)), ("page", Number(position / size)));
        return fields.Length == 0 ? next : [.. next, KeyValuePair.Create(FieldSelection.Argument, NodeJson.Element(fields))];
    }

    private static int AverageBytes(JsonElement items)
        => Math.Max(1, JsonMarshal.GetRawUtf8Value(items).Length / items.GetArrayLength());

    private bool CanSelect => context.Plan.ArgumentNames.Contains(FieldSelection.Argument);

    /// <summary>How many items behind a position pages by number reach.</summary>
    private long Room(long position) => shape.Reach is { } reach ? reach - position : long.MaxValue;

    private static List<KeyValuePair<string, JsonElement>> With(
        IEnumerable<KeyValuePair<string, JsonElement>> arguments, params (string Name, JsonElement Value)[] changed)
        =>
        [
            .. arguments.Where(pair => changed.All(change => change.Name != pair.Key)),
            .. changed.Select(static change => KeyValuePair.Create(change.Name, change.Value)),
        ];

    private static JsonElement Number(long value) => JsonElement.Parse(value.ToString(CultureInfo.InvariantCulture));
}
