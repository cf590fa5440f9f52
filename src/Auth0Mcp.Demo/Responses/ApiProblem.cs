using System.Text.Json.Nodes;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Demo.Responses;

/// <summary>
/// The errors of the Management API, in its format: <c>statusCode</c>, <c>error</c>, <c>message</c>, <c>errorCode</c>.
/// </summary>
internal static class ApiProblem
{
    public static DemoResponse NoToken() => Of(401, "Unauthorized", "The request has no bearer token.", "missing_token");

    public static DemoResponse NoPath(string path)
        => Of(404, "Not Found", $"The Management API has no path '{path}'.", "inexistent_endpoint");

    public static DemoResponse NoMethod(string method, IEnumerable<string> allowed)
    {
        var others = string.Join(", ", allowed.Order(StringComparer.Ordinal));
        return Of(405, "Method Not Allowed", $"{method} is not possible here. Allowed: {others}.", "method_not_allowed");
    }

    public static DemoResponse BadQuery(string problem)
        => Of(400, "Bad Request", "The query string does not fit. " + problem, "invalid_query_string");

    /// <summary>What fits the document and is refused all the same, in words of the API's own.</summary>
    public static DemoResponse Invalid(string message, string code = "invalid_body") => Of(400, "Bad Request", message, code);

    public static DemoResponse BadSearch(string problem)
        => Of(400, "Bad Request", "The search query is not valid. " + problem, "invalid_query_string");

    public static DemoResponse BeyondPaging()
        => Of(400, "Bad Request", "You can only page through the first 1000 records.", "invalid_paging");

    public static DemoResponse BadPath(string problem) => Of(400, "Bad Request", "The path does not fit. " + problem, "invalid_uri");

    public static DemoResponse BadBody(string problem) => Of(400, "Bad Request", "The body does not fit. " + problem, "invalid_body");

    public static DemoResponse BadBody(IEnumerable<SchemaViolation> violations) => BadBody(string.Join("; ", violations));

    /// <param name="collection">The path of the collection that does not have the item.</param>
    public static DemoResponse NotFound(string collection) =>
        Of(404, "Not Found", $"There is no such {Noun(collection).Replace('_', ' ')}.", "inexistent_" + Noun(collection));

    /// <param name="collection">The path of the collection that has one already.</param>
    /// <param name="properties">The properties that have to differ.</param>
    public static DemoResponse Taken(string collection, IEnumerable<string> properties) => Of(
        409, "Conflict",
        $"{WithArticle(Noun(collection).Replace('_', ' '))} with this {string.Join(" and ", properties)} already exists.",
        Noun(collection) + "_already_exists");

    private static string WithArticle(string noun) => $"{(noun[0] is 'a' or 'e' or 'i' or 'o' ? "An" : "A")} {noun}";

    /// <summary>One of a collection: <c>resource_server</c> of <c>/resource-servers</c>.</summary>
    public static string Noun(string collection)
    {
        var word = collection[(collection.LastIndexOf('/') + 1)..].Replace('-', '_');
        if (word.EndsWith("ies", StringComparison.Ordinal))
        {
            return word[..^3] + "y";
        }

        return word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;
    }

    public static DemoResponse Of(int status, string error, string message, string code) => DemoResponse.Of(status, new JsonObject
    {
        ["statusCode"] = status,
        ["error"] = error,
        ["message"] = message,
        ["errorCode"] = code,
    });
}
