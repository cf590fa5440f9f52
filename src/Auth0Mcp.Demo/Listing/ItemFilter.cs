using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Listing.Search;
using Auth0Mcp.Demo.Requests;
using Auth0Mcp.Demo.Synthesis;

namespace Auth0Mcp.Demo.Listing;

/// <summary>Keeps the items that the query asks for: searches, and parameters named like a property of the items.</summary>
internal sealed class ItemFilter(JsonElement document)
{
    private static readonly string[] s_notFilters =
        ["page", "per_page", "include_totals", "from", "take", "to", "fields", "include_fields", "sort", "search_engine",
            "primary_order", "hydrate"];

    private readonly JsonElement _document = document;

    public IEnumerable<JsonObject> Apply(DemoRequest request, JsonElement itemSchema, IEnumerable<JsonObject> items)
    {
        var declared = CombinedSchema.Of(_document, [itemSchema], static branches => branches[0]).Properties();
        foreach (var (name, values) in request.Query)
        {
            if (SearchQueryIn(request, name, values) is { } search)
            {
                items = items.Where(search.Matches);
            }
            else if (name == "search")
            {
                items = items.Where(item => ItemValues.Texts(item)
                    .Any(text => text.Contains(values[0], StringComparison.OrdinalIgnoreCase)));
            }
            else if (!s_notFilters.Contains(name) && PropertyFor(name, declared) is { } property)
            {
                items = items.Where(item => Matches(item[property], values, isPart: name.EndsWith("_filter", StringComparison.Ordinal)));
            }
        }
        return items;
    }

    /// <summary>What is not understood about the search of a request, or null.</summary>
    public static string? Problem(DemoRequest request) => request.Query
        .Where(query => IsQuery(request, query.Key))
        .Select(static query => SearchQuery.Parse(query.Value[0]).Error)
        .FirstOrDefault(static problem => problem is not null);

    private static SearchQuery? SearchQueryIn(DemoRequest request, string name, string[] values) =>
        IsQuery(request, name) ? SearchQuery.Parse(values[0]).Value : null;

    /// <summary>True for queries in Lucene's dialect; other lists take plain text as <c>search</c>.</summary>
    private static bool IsQuery(DemoRequest request, string parameter) =>
        parameter == "q" || (parameter == "search" && request.Operation.Shape == "/logs");

    /// <summary>
    /// The property a parameter filters by. Some parameters are plurals, some have a prefix or an ending of their own.
    /// </summary>
    private static string? PropertyFor(string parameter, OrderedDictionary<string, List<JsonElement>> declared)
    {
        string[] candidates = parameter switch
        {
            "triggerId" => ["triggerId", "supported_triggers"],
            "actionName" => ["name"],
            "deployed" => ["all_changes_deployed"],
            "grant_ids" => ["id"],
            _ when parameter.StartsWith("is_", StringComparison.Ordinal) => [parameter, parameter["is_".Length..]],
            _ when parameter.EndsWith("_filter", StringComparison.Ordinal) => [parameter[..^"_filter".Length]],
            _ when parameter.EndsWith("es", StringComparison.Ordinal) => [parameter, parameter[..^1], parameter[..^2]],
            _ => [parameter, parameter.TrimEnd('s')],
        };
        return Array.Find(candidates, declared.ContainsKey);
    }

    private static bool Matches(JsonNode? value, string[] wanted, bool isPart) => value switch
    {
        JsonArray list => list.Any(item => Matches(item, wanted, isPart)),
        // A list of objects, such as the triggers of an action, is asked for by the ids in it.
        JsonObject entry => Matches(entry["id"], wanted, isPart),
        // A flag that was never set is off.
        null => Array.Exists(wanted, static text => text == "false"),
        _ when isPart => JsonNodes.ScalarText(value) is { } text
            && Array.Exists(wanted, part => text.Contains(part, StringComparison.OrdinalIgnoreCase)),
        _ => wanted.Contains(JsonNodes.ScalarText(value), StringComparer.OrdinalIgnoreCase),
    };
}
