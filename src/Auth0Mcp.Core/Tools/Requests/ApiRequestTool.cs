using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Calls.Requests;
using Auth0Mcp.Catalog;
using Auth0Mcp.Http;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tools.Requests;

/// <summary>
/// <c>auth0_api_request</c>: the way round for what no document knows yet. A request that is an operation of the catalog becomes
/// the call of its tool; any other is sent as it is, a GET as a read and all else as destructive.
/// </summary>
internal sealed class ApiRequestTool : CallerTool
{
    /// <summary>The toolset that turns it on.</summary>
    public const string Toolset = "api_request";

    private static readonly string[] s_passedOn = ["fields", "confirmation"];

    public static ApiRequestTool Instance { get; } = new();

    public override string Name => RawOperation.ToolName;

    public override string Title => "Send an API request";

    public override string Description =>
        "Sends one request to the Management API, for what no other tool covers yet. A known operation runs as its tool; of what "
            + "is unknown, GET is a read and all else asks the user first. Prefer the other tools.";

    public override IReadOnlyList<string> Toolsets { get; } = [Toolset];

    public override bool IsCore => false;

    public override bool IsIdempotent => false;

    public override ToolAccess Access => ToolAccess.Destructive;

    public override bool IsOnByNameOnly => true;

    public override ReadOnlySpan<byte> AdvertisedSchema =>
        """{"type":"object","properties":{"method":{"type":"string","enum":["GET","POST","PUT","PATCH","DELETE"]}"""u8
        + ""","path":{"type":"string","description":"Below /api/v2, escaped, e.g. /clients/abc"}"""u8
        + ""","query":{"type":"object","description":"Parameters by name"}"""u8
        + ""","body":{"type":"object","description":"JSON, sent as it is: no masks, no secret: references"}"""u8
        + ""","fields":{"type":"string","maxLength":1000,"description":"Of the result, e.g. id,name"}"""u8
        + ""","dry_run":{"type":"boolean","description":"Change nothing, return the request"}"""u8
        + ""","confirmation":{"type":"string","maxLength":200,"description":"From the plan that the user agreed to"}}"""u8
        + ""","required":["method","path"],"additionalProperties":false}"""u8;

    public override CallTarget Unwrap(ToolCall call, ToolCatalog catalog)
    {
        var method = call.Arguments["method"].GetString()!;
        var path = RequestPath.Below(call.Arguments["path"].GetString()!);
        var problems = Problems(method, path, call.Arguments).ToList();
        if (problems.Count > 0)
        {
            return Refused(call, CallError.InvalidArguments(Name, problems));
        }

        var passed = call with { Via = Name };
        return RequestPath.Operation(method, path) is { } operation
            ? Known(operation, path, passed, catalog)
            : Unknown(method, path, passed, catalog);
    }

    private CallTarget Refused(ToolCall call, CallError refusal) => new(this, call, refusal);

    /// <summary>An operation of the catalog: its tool decides about everything.</summary>
    private CallTarget Known(ManagementOperation operation, string path, ToolCall call, ToolCatalog catalog)
    {
        if (TranslatedRequest.ToolOf(operation) is not { } tool
            || ManagementOperations.Match(operation.Method, path)?.Id != operation.Id)
        {
            return Refused(
                call, CallError.InvalidArguments(
                Name, [new SchemaViolation("path", $"is another spelling of {operation.Path}; write it so")]));
        }

        if (!catalog.Reaches(tool))
        {
            return Refused(call, MissingTool.Explain(tool.Name, catalog));
        }

        var request = TranslatedRequest.Of(tool, path, Query(call.Arguments), call.Arguments.GetValueOrDefault("body"));
        if (request.Problems.Count > 0)
        {
            return Refused(call, CallError.InvalidArguments(Name, request.Problems));
        }

        var arguments = new Dictionary<string, JsonElement>(request.Arguments, StringComparer.Ordinal);
        foreach (var name in s_passedOn.Where(call.Arguments.ContainsKey))
        {
            arguments.TryAdd(name, call.Arguments[name]);
        }

        return new CallTarget(tool, call.For(tool.Name, arguments));
    }

    private CallTarget Unknown(string method, string path, ToolCall call, ToolCatalog catalog)
    {
        if (catalog.IsReadOnly && method != "GET")
        {
            return Refused(call, new CallError(
                "tool_disabled",
                $"{method} is not available: this server is in read-only mode.",
                "Ask the user to restart the server without read-only mode if the change is wanted."));
        }

        var query = string.Join(
            '&', Query(call.Arguments).Select(static pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        return new CallTarget(
            new RawOperation(method, path, query, call.Arguments.GetValueOrDefault("body")), call.For(Name, call.Arguments));
    }

    private static IEnumerable<SchemaViolation> Problems(string method, string path, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        if (RequestPath.Problem(path) is { } problem)
        {
            yield return new SchemaViolation("path", problem);
        }

        if (method == "GET" && arguments.ContainsKey("body"))
        {
            yield return new SchemaViolation("body", "a GET takes no body; parameters go into 'query'");
        }

        if (arguments.TryGetValue("query", out var query))
        {
            foreach (var member in query.EnumerateObject()
                .Where(static member => !IsScalar(member.Value)
                    && !(member.Value.ValueKind == JsonValueKind.Array && member.Value.EnumerateArray().All(IsScalar))))
            {
                yield return new SchemaViolation("query." + member.Name, "expected string, number, boolean or an array of them");
            }
        }

        foreach (var name in (string[])["path", "query", "body"])
        {
            foreach (var literal in arguments.TryGetValue(name, out var value) ? Literals.Problems(name, value) : [])
            {
                yield return literal;
            }
        }
    }

    private static List<KeyValuePair<string, string>> Query(IReadOnlyDictionary<string, JsonElement> arguments)
        => !arguments.TryGetValue("query", out var query) || query.ValueKind != JsonValueKind.Object ? []
            : [.. query.EnumerateObject().SelectMany(static member =>
                (member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray().ToArray() : [member.Value])
                .Select(value => KeyValuePair.Create(
                    member.Name, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText())))];

    private static bool IsScalar(JsonElement value)
        => value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;
}
