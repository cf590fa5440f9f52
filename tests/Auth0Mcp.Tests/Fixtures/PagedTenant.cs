using System.Globalization;
using System.Text.Json.Nodes;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>Answers lists of numbered items in each of the forms that the Management API has.</summary>
internal static class PagedTenant
{
    /// <summary>Makes the answer of one page out of all items.</summary>
    internal delegate JsonNode Shape(RecordedRequest request, string property, List<JsonObject> items);

    /// <summary>An answering function for a tenant with that many items.</summary>
    public static Func<RecordedRequest, string> For(string tool, int total, Shape shape)
    {
        var property = ToolSamples.Tool(tool).Page!.ItemsProperty!;
        return request => shape(request, property, [.. Enumerable.Range(0, total).Select(static number => new JsonObject { ["number"] = number, ["log_id"] = $"log{number}" })]).ToJsonString();
    }

    /// <summary><c>page</c> and <c>per_page</c>, answered with totals.</summary>
    public static JsonNode Offset(RecordedRequest request, string property, List<JsonObject> items)
    {
        var (start, size) = Window(request);
        return new JsonObject { ["start"] = start, ["limit"] = size, ["total"] = items.Count, [property] = Some(items, start, size) };
    }

    /// <summary><c>page</c> and <c>per_page</c>, answered with the items alone.</summary>
    public static JsonNode Array(RecordedRequest request, string property, List<JsonObject> items)
    {
        Assert.Equal("false", request.Parameter("include_totals"));
        var (start, size) = Window(request);
        return Some(items, start, size);
    }

    /// <summary><c>from</c> and <c>take</c>, answered with the next cursor, which is missing on the last page.</summary>
    public static JsonNode Cursor(RecordedRequest request, string property, List<JsonObject> items)
    {
        Assert.Null(request.Parameter("page"));
        Assert.Null(request.Parameter("per_page"));
        var start = request.Parameter("from") is { } cursor ? int.Parse(cursor.AsSpan(1), CultureInfo.InvariantCulture) : 0;
        var size = Number(request, "take");
        var answer = new JsonObject { [property] = Some(items, start, size) };
        if (start + size < items.Count)
        {
            answer["next"] = $"c{start + size}";
        }

        return answer;
    }

    /// <summary><c>from</c> a log id and <c>take</c>, answered with the items alone.</summary>
    public static JsonNode Logs(RecordedRequest request, string property, List<JsonObject> items)
    {
        Assert.Null(request.Parameter("page"));
        var from = request.Parameter("from")!;
        return Some(items, from == "start" ? 0 : int.Parse(from.AsSpan(3), CultureInfo.InvariantCulture) + 1, Number(request, "take"));
    }

    private static (int Start, int Size) Window(RecordedRequest request)
    {
        var size = Number(request, "per_page");
        return ((request.Parameter("page") is { } page ? int.Parse(page, CultureInfo.InvariantCulture) : 0) * size, size);
    }

    private static int Number(RecordedRequest request, string name) => int.Parse(request.Parameter(name)!, CultureInfo.InvariantCulture);

    private static JsonArray Some(List<JsonObject> items, int start, int count) => new([.. items.Skip(start).Take(count)]);
}
