using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>
/// Answers a list of numbered items as the document says: in the form that the question asks for, with the properties of that
/// form.
/// </summary>
internal sealed class PagedTenant
{
    /// <summary>How many items come when the question does not say.</summary>
    private const int DefaultSize = 50;

    private readonly PageShape _shape;
    private readonly bool _takesTotals;
    private readonly HashSet<string> _properties;
    private readonly List<JsonObject> _items;

    private PagedTenant(OperationTool tool, int total)
    {
        var operation = ToolSamples.Documented(tool);
        _shape = tool.Page!;
        _takesTotals = operation.Parameters.Any(static parameter => parameter.GetProperty("name").ValueEquals("include_totals"));
        _properties = operation.Successes.SelectMany(static success => Forms(success.Schema!.Value))
            .SelectMany(static form => PropertiesOf(form)).ToHashSet(StringComparer.Ordinal);
        _items = [
            .. Enumerable.Range(0, total)
                .Select(number => new JsonObject { ["number"] = number, [_shape.CheckpointProperty ?? "id"] = $"c{number + 1}" })];
    }

    /// <summary>An answering function for a tenant with that many items.</summary>
    public static Func<RecordedRequest, string> For(string tool, int total) => new PagedTenant(ToolSamples.Tool(tool), total).Answer;

    /// <summary>Every form that an answer may have.</summary>
    public static IEnumerable<JsonElement> Forms(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
        {
            schema = JsonPointer.Locate(ApiDocument.Json, reference.GetString()!);
        }

        return schema.TryGetProperty("oneOf", out var branches) ? branches.EnumerateArray().SelectMany(Forms) : [schema];
    }

    private string Answer(RecordedRequest request)
    {
        var isCheckpoint = _shape.HasCheckpoint
            && (!_shape.HasOffset || request.Parameter("from") is not null || request.Parameter("take") is not null);
        return (isCheckpoint ? Checkpoint(request) : _shape.HasOffset ? Offset(request) : Whole()).ToJsonString();
    }

    /// <summary><c>page</c> and <c>per_page</c>, answered with totals, or with the items alone where those are not asked for.</summary>
    private JsonNode Offset(RecordedRequest request)
    {
        var size = Number(request, "per_page") ?? DefaultSize;
        var page = Number(request, "page") ?? 0;
        var items = Some(page * size, size);
        return _takesTotals && request.Parameter("include_totals") != "true"
            ? items
            : Documented(items, ("start", page * size), ("limit", size), ("page", page), ("per_page", size), ("total", _items.Count));
    }

    /// <summary>
    /// <c>from</c> and <c>take</c>, answered with the next cursor, which is missing on the last page, or with the items alone.
    /// </summary>
    private JsonNode Checkpoint(RecordedRequest request)
    {
        Assert.Null(request.Parameter("page"));
        Assert.Null(request.Parameter("per_page"));
        var start = request.Parameter("from") is ['c', .. var cursor] ? int.Parse(cursor, CultureInfo.InvariantCulture) : 0;
        var size = Number(request, "take") ?? DefaultSize;
        var items = Some(start, size);
        return _shape.CheckpointProperty is not null ? items
            : start + size < _items.Count ? Documented(items, ("next", $"c{start + size}"))
            : Documented(items);
    }

    private JsonNode Whole() => _shape.ItemsProperty is null ? Some(0, _items.Count) : Documented(Some(0, _items.Count));

    private JsonObject Documented(JsonArray items, params (string Name, JsonNode Value)[] others)
    {
        var answer = new JsonObject(
            others.Where(other => _properties.Contains(other.Name))
            .Select(static other => KeyValuePair.Create(other.Name, (JsonNode?)other.Value)));
        Assert.Contains(_shape.ItemsProperty!, _properties);
        answer[_shape.ItemsProperty!] = items;
        return answer;
    }

    private JsonArray Some(int start, int count) => new([.. _items.Skip(start).Take(count).Select(static item => item.DeepClone())]);

    private static int? Number(RecordedRequest request, string name)
        => request.Parameter(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static IEnumerable<string> PropertiesOf(JsonElement form)
        => form.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(static property => property.Name)
            : [];
}
