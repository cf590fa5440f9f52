using System.Globalization;
using System.Text.Json;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Results;

/// <summary>
/// A list of more items than pages by number reach, where the API has checkpoints as well: it is read by these from its first
/// page on, so that <c>next</c> brings all of it. The two orders differ, so that no list can change from one to the other on its
/// way.
/// </summary>
internal static class LongList
{
    /// <summary>What checkpoints do not know.</summary>
    private static readonly string[] s_offsetArguments = ["page", "per_page", "include_totals", "sort"];

    /// <summary>The largest page by checkpoint.</summary>
    private const long MostTaken = 100;

    /// <summary>True when a call asks for the first page, in no order of its own.</summary>
    public static bool MayBe(OperationTool tool, ToolArguments asked)
        => tool.Page is { HasOffset: true, HasCheckpoint: true, CheckpointProperty: null, Reach: not null }
           && asked.WholeNumber("page") is null or 0
           && !asked.Values.ContainsKey("sort")
           && !IsByCheckpoint(asked);

    /// <summary>How many items the list has, when that is more than pages by number reach.</summary>
    public static JsonElement? TotalBeyond(PageShape? page, JsonElement answer)
        => answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("total", out var total)
            && total.ValueKind == JsonValueKind.Number
           && total.TryGetInt64(out var count) && count > page?.Reach
            ? total.Clone()
            : null;

    public static bool IsByCheckpoint(ToolArguments asked) => asked.Values.ContainsKey("from") || asked.Values.ContainsKey("take");

    /// <summary>The arguments that ask for the same by checkpoint, from the first item on.</summary>
    public static ToolArguments ByCheckpoint(ToolArguments asked)
    {
        var values = WithoutOffset(asked.Values).ToDictionary(StringComparer.Ordinal);
        if (asked.WholeNumber("per_page") is { } size)
        {
            values["take"] = JsonElement.Parse(Math.Min(size, MostTaken).ToString(CultureInfo.InvariantCulture));
        }

        return new ToolArguments(values);
    }

    public static IEnumerable<KeyValuePair<string, JsonElement>> WithoutOffset(IEnumerable<KeyValuePair<string, JsonElement>> arguments)
        => arguments.Where(static pair => !s_offsetArguments.Contains(pair.Key, StringComparer.Ordinal));
}
