using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Context;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Http;

/// <summary>
/// A request that is not an operation of the catalog, as a tool made for this one call: it goes through the same pipeline. No
/// schema describes its results, so names tell what is secret.
/// </summary>
internal sealed class RawOperation(string method, string path, string query, JsonElement body) : OperationTool
{
    /// <summary>The tool whose arguments these are.</summary>
    public const string ToolName = "auth0_api_request";

    public override string Name => ToolName;

    public override string Title => $"Send {method} {path}, which is not a known operation,";

    public override string Description
        => "The API document does not know this request: what it does, and whether it can be undone, is not known either.";

    public override IReadOnlyList<string> Toolsets => [];

    public override bool IsCore => false;

    public override bool IsIdempotent => method is "GET" or "PUT" or "DELETE";

    /// <summary>What is not known to be harmless is taken for the worst.</summary>
    public override ToolAccess Access => method == "GET" ? ToolAccess.Read : ToolAccess.Destructive;

    public override ManagementOperation Operation { get; } = new(
        "api_request", method, path, method == "GET" ? ToolAccess.Read : ToolAccess.Destructive, [], "");

    public override bool RequiresChange => false;

    public override ReadOnlySpan<byte> AdvertisedSchema => EnforcedSchema;

    public override ReadOnlySpan<byte> EnforcedSchema => """
        {"type":"object","properties":{"method":{"type":"string"},"path":{"type":"string"},"query":{"type":"object"},
        "body":{},"fields":{"type":"string","maxLength":1000},"confirmation":{"type":"string","maxLength":200}},
        "required":["method","path"],"additionalProperties":false}
        """u8;

    public override IReadOnlyList<string> LocalArguments { get; } = ["fields", "confirmation"];

    /// <summary>True for the very request that this is.</summary>
    /// <param name="basePath">What all paths of the API begin with.</param>
    public bool Is(HttpRequestMessage request, string basePath)
        => request.Method.Method == method
           && request.RequestUri!.AbsolutePath == basePath + path
           && request.RequestUri.Query.TrimStart('?') == query
           && request.RequestUri.Fragment.Length == 0;

    public override async Task<HttpResponseMessage> SendAsync(
        IManagementApi api, ToolArguments arguments, object? scope, CancellationToken cancellationToken)
    {
        var client = ((IServerApi)api).Client;
        using var request = new HttpRequestMessage(
            new HttpMethod(method), new Uri(client.BaseAddress + path + (query.Length == 0 ? "" : "?" + query)));
        (scope as CallScope)?.PutOn(request);
        if (body.ValueKind != JsonValueKind.Undefined)
        {
            request.Content = new ByteArrayContent(
                Encoding.UTF8.GetBytes(body.GetRawText()))
            { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        return await client.SendAsync(request, cancellationToken);
    }
}
