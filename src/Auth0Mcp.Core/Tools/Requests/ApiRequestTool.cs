using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Requests;
using Auth0Mcp.Http;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Tools.Requests;

/// <summary>
/// <c>auth0_api_request</c>: the way round for what no document knows yet. A request that is an operation of the catalog becomes the call
/// of its tool; any other is sent as it is, a GET as a read and all else as destructive.
/// </summary>
internal sealed class ApiRequestTool : BuiltInTool
{
    /// <summary>The toolset that turns it on.</summary>
    public const string Toolset = "api_request";

    private static readonly string[] s_passedOn = ["fields", "confirmation"];

    public static ApiRequestTool Instance { get; } = new();

    public override string Name => RawOperation.ToolName;

    public override string Title => "Send an API request";

    public override string Description =>
        "Sends one request to the Management API, for what no other tool covers yet. A known operation runs as its tool; of what is unknown, GET is a read and all else asks the user first. Prefer the other tools.";

    public override IReadOnlyList<string> Toolsets { get; } = [Toolset];

    public override bool IsCore => false;

    public override bool IsIdempotent => false;

    public override ToolAccess Access => ToolAccess.Destructive;

    public override bool IsOnByNameOnly => true;

    public override bool PassesOn => true;

    public override ReadOnlySpan<byte> AdvertisedSchema => """
        {"type":"object","properties":{"method":{"type":"string","enum":["GET","POST","PUT","PATCH","DELETE"]},"path":{"type":"string","description":"Below /api/v2, escaped, e.g. /clients/abc"},"query":{"type":"object","description":"Parameters by name"},"body":{"type":"object","description":"JSON, sent as it is: no masks, no secret: references"},"fields":{"type":"string","maxLength":1000,"description":"Of the result, e.g. id,name"},"dry_run":{"type":"boolean","description":"Change nothing, return the request"},"confirmation":{"type":"string","maxLength":200,"description":"From the plan that the user agreed to"}},"required":["method","path"],"additionalProperties":false}
        """u8;

    public override Task<CallResult> CallAsync(ToolCall call, IToolInvoker pipeline, CancellationToken cancellationToken)
    {
        var method = call.Arguments["method"].GetString()!;
        var path = RequestPath.Below(call.Arguments["path"].GetString()!);
        var query = Query(call.Arguments);
        var body = call.Arguments.GetValueOrDefault("body");
        var problems = Problems(method, path, call.Arguments).ToList();
        if (problems.Count > 0)
        {
            return Task.FromResult(CallError.InvalidArguments(Name, problems));
        }

        var passed = call with { Via = Name };
        return RequestPath.Operation(method, path) is { } operation
            ? KnownAsync(operation, path, query, body, passed, pipeline, cancellationToken)
            : UnknownAsync(method, path, query, body, passed, pipeline, cancellationToken);
    }

    /// <summary>The call of the tool that a request stands for; null when it is not an operation of the catalog.</summary>
    public static TranslatedRequest? Meant(IReadOnlyList<KeyValuePair<string, JsonElement>> arguments)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
        {
            members.TryAdd(name, value);
        }

        return Text("method") is { } method && Text("path") is { } given
            && RequestPath.Below(given) is var path && RequestPath.Problem(path) is null
            && ManagementOperations.Match(method, path) is { } operation && TranslatedRequest.ToolOf(operation) is { } tool
            && TranslatedRequest.Of(tool, path, Query(members), members.GetValueOrDefault("body")) is { Problems.Count: 0 } request
            ? request
            : null;

        string? Text(string name) => members.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    /// <summary>An operation of the catalog: its tool decides about everything.</summary>
    private Task<CallResult> KnownAsync(
        ManagementOperation operation, string path, IReadOnlyList<KeyValuePair<string, string>> query, JsonElement body, ToolCall call, IToolInvoker pipeline, CancellationToken cancellationToken)
    {
        if (TranslatedRequest.ToolOf(operation) is not { } tool || ManagementOperations.Match(operation.Method, path)?.Id != operation.Id)
        {
            return Task.FromResult(CallError.InvalidArguments(Name, [new SchemaViolation("path", $"is another spelling of {operation.Path}; write it so")]));
        }

        if (!pipeline.Catalog.Reaches(tool))
        {
            return Task.FromResult(MissingTool.Explain(tool.Name, pipeline.Catalog));
        }

        var request = TranslatedRequest.Of(tool, path, query, body);
        if (request.Problems.Count > 0)
        {
            return Task.FromResult(CallError.InvalidArguments(Name, request.Problems));
        }

        var arguments = new Dictionary<string, JsonElement>(request.Arguments, StringComparer.Ordinal);
        foreach (var name in s_passedOn.Where(call.Arguments.ContainsKey))
        {
            arguments.TryAdd(name, call.Arguments[name]);
        }

        return pipeline.CallAsync(tool, call.For(tool.Name, arguments), cancellationToken);
    }

    private Task<CallResult> UnknownAsync(
        string method, string path, IReadOnlyList<KeyValuePair<string, string>> query, JsonElement body, ToolCall call, IToolInvoker pipeline, CancellationToken cancellationToken)
    {
        if (pipeline.Catalog.IsReadOnly && method != "GET")
        {
            return Task.FromResult(CallError.Create("tool_disabled", $"{method} is not available: this server is in read-only mode.", "Ask the user to restart the server without read-only mode if the change is wanted."));
        }

        var sent = string.Join('&', query.Select(static pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        return pipeline.CallAsync(new RawOperation(method, path, sent, body), call.For(Name, call.Arguments), cancellationToken);
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
            foreach (var member in query.EnumerateObject().Where(static member => !IsScalar(member.Value) && !(member.Value.ValueKind == JsonValueKind.Array && member.Value.EnumerateArray().All(IsScalar))))
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
                .Select(value => KeyValuePair.Create(member.Name, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText())))];

    private static bool IsScalar(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;
}
