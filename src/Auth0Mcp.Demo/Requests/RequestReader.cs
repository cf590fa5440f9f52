using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Responses;
using Auth0Mcp.Demo.Routing;
using Auth0Mcp.Demo.Store;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Demo.Requests;

/// <summary>Takes a request from the wire to a <see cref="DemoRequest"/>, or to the error the API would answer.</summary>
internal sealed class RequestReader(RouteTable routes, ParameterChecker parameters, SchemaDocument schemas, ItemFinder finder)
{
    private static readonly string[] s_base = ["api", "v2"];

    /// <summary>Exactly one of the results is not null.</summary>
    public (DemoRequest? Request, DemoResponse? Problem) Read(HttpRequestMessage message, ReadOnlyMemory<byte> body)
    {
        var uri = message.RequestUri!;
        string[] segments = [.. uri.AbsolutePath.TrimStart('/').Split('/').Select(Uri.UnescapeDataString)];
        if (!segments.AsSpan().StartsWith(s_base) || routes.Find(segments.AsSpan(s_base.Length)) is not { } operations)
        {
            return (null, ApiProblem.NoPath(uri.AbsolutePath));
        }

        if (!operations.TryGetValue(message.Method.Method, out var operation))
        {
            return (null, ApiProblem.NoMethod(message.Method.Method, operations.Keys));
        }

        if (message.Headers.Authorization is not { Scheme: "Bearer", Parameter.Length: > 0 })
        {
            return (null, ApiProblem.NoToken());
        }

        segments = segments[s_base.Length..];
        var query = ReadQuery(uri.Query);
        if (parameters.CheckPath(operation, segments) is { } pathProblem)
        {
            return (null, ApiProblem.BadPath(pathProblem));
        }

        if (parameters.CheckQuery(operation, query) is { } queryProblem)
        {
            return (null, ApiProblem.BadQuery(queryProblem));
        }

        if (ReadBody(operation, message.Content?.Headers.ContentType, body, out var json) is { } bodyProblem)
        {
            return (null, bodyProblem);
        }
        // Last, as in the API: who asks for something that is not there is told first what is wrong with the question.
        if (finder.Settle(operation, segments) is { } missing)
        {
            return (null, ApiProblem.NotFound(missing));
        }

        return (new DemoRequest(operation, segments, query, json, message.Headers.Contains(DemoOperation.CustomDomainHeader)), null);
    }

    private DemoResponse? ReadBody(DemoOperation operation, MediaTypeHeaderValue? type, ReadOnlyMemory<byte> body, out JsonNode? json)
    {
        json = null;
        if (operation.BodySchema is not { } schema)
        {
            return null;
        }

        if (!operation.TakesJson)
        {
            return ReadForm(operation, schema, type, body, out json);
        }

        if (body.IsEmpty)
        {
            return CheckMissing(operation, schema);
        }

        JsonElement value;
        try
        {
            value = JsonElement.Parse(body.Span);
        }
        catch (JsonException)
        {
            return ApiProblem.BadBody("It is not JSON.");
        }
        var violations = schemas.Compile(schema, operation.Id).Check(value, limit: 5);
        if (violations.Count > 0)
        {
            return ApiProblem.BadBody(violations);
        }

        json = NodeJson.Node(value);
        return null;
    }

    private DemoResponse? ReadForm(
        DemoOperation operation, JsonElement schema, MediaTypeHeaderValue? type, ReadOnlyMemory<byte> body, out JsonNode? json)
    {
        json = FormReader.Read(type, body.Span);
        if (json is null)
        {
            return ApiProblem.BadBody($"It must be a form of type {FormReader.MediaType}.");
        }

        var violations = schemas.Compile(schema, operation.Id).Check(NodeJson.Element(json), limit: 5);
        return violations.Count > 0 ? ApiProblem.BadBody(violations)
            : FormReader.IsListOfObjects(JsonNodes.TextOf(json, "users")) ? null
            : ApiProblem.BadBody("The file must hold a JSON array of objects.");
    }

    /// <summary>The document marks no body as required; none is as good as an empty object.</summary>
    private DemoResponse? CheckMissing(DemoOperation operation, JsonElement schema)
    {
        var violations = schemas.Compile(schema, operation.Id).Check(JsonElement.Parse("{}"u8), limit: 1);
        return violations.Count == 0 ? null : ApiProblem.BadBody($"There is none. {violations[0]}");
    }

    private static Dictionary<string, string[]> ReadQuery(string query) => query.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(static pair => pair.Split('=', 2))
        .GroupBy(static pair => Decode(pair[0]), static pair => pair.Length > 1 ? Decode(pair[1]) : "", StringComparer.Ordinal)
        .ToDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
