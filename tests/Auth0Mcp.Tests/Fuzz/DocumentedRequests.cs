using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Demo;
using Auth0Mcp.Demo.Requests;
using Auth0Mcp.Demo.Routing;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Fuzz;

/// <summary>Holds requests against the API document: the path and its parameters, the query, and the body.</summary>
internal sealed class DocumentedRequests
{
    private const string BasePath = "/api/v2/";

    private static readonly Lazy<JsonElement> s_document = new(static () =>
    {
        var document = NodeJson.Node(ApiDocument.Json);
        LeaveOutRepeated(document);
        return NodeJson.Element(document);
    });

    private readonly RouteTable _routes = new(s_document.Value);
    private readonly SchemaDocument _schemas = new(s_document.Value);
    private readonly ParameterChecker _parameters;

    public DocumentedRequests() => _parameters = new ParameterChecker(s_document.Value, _schemas);

    /// <summary>What the document does not allow in a request; null when it allows all of it.</summary>
    public string? Problem(RecordedRequest request)
    {
        if (!request.Path.StartsWith(BasePath, StringComparison.Ordinal) || request.Uri.Host != TestTenant.Host)
        {
            return "another place";
        }

        string[] segments = [.. request.Path[BasePath.Length..].Split('/').Select(Uri.UnescapeDataString)];
        if (_routes.Find(segments)?.GetValueOrDefault(request.Method) is not { } operation)
        {
            return "no operation";
        }

        var query = request.Parameters.GroupBy(static pair => pair.Name, static pair => pair.Value, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);
        return _parameters.CheckPath(operation, segments) ?? _parameters.CheckQuery(operation, query) ?? BodyProblem(operation, request);
    }

    private string? BodyProblem(DemoOperation operation, RecordedRequest request)
    {
        if (operation.BodySchema is not { } schema)
        {
            return request.Body is null ? null : "a body where there is none";
        }

        var body = request.Body is not { } text ? JsonElement.Parse("{}"u8)
            : operation.TakesJson ? JsonElement.Parse(text)
            : NodeJson.Element(
                FormReader.Read(MediaTypeHeaderValue.Parse(request.Headers["Content-Type"]), Encoding.UTF8.GetBytes(text)));
        return _schemas.Compile(schema, operation.Id).Check(body, limit: 1) is [var violation, ..] ? violation.ToString() : null;
    }

    /// <summary>The document lists some alternatives twice, and nothing fits exactly one of two that are the same.</summary>
    private static void LeaveOutRepeated(JsonNode? node)
    {
        foreach (var child in node switch
        {
            JsonObject fields => fields.Select(static field => field.Value),
            JsonArray items => items,
            _ => []
        })
        {
            LeaveOutRepeated(child);
        }

        if (node is JsonObject schema && schema["oneOf"] is JsonArray branches)
        {
            schema["oneOf"] = new JsonArray(
                [.. branches.DistinctBy(static branch => branch?.ToJsonString()).Select(static branch => branch?.DeepClone())]);
        }
    }
}
