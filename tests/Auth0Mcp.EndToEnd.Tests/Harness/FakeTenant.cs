using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Tests.Fixtures;
using Microsoft.AspNetCore.Http;

namespace Auth0Mcp.EndToEnd.Tests.Harness;

/// <summary>A request as it came over the wire.</summary>
public sealed record SeenRequest(string Method, string PathAndQuery, string? Authorization, string Body);

/// <summary>A Management API on loopback that keeps applications, and misbehaves on request.</summary>
public sealed class FakeTenant : IAsyncDisposable
{
    public const string Token = "end-to-end-token-3f9a";

    private readonly LoopbackServer _server;
    private readonly ConcurrentQueue<SeenRequest> _seen = new();
    private readonly List<JsonObject> _applications = [];
    private readonly TaskCompletionSource _stalled = new();

    public FakeTenant() => _server = new LoopbackServer(AnswerAsync);

    public string Address => _server.Address;

    public IReadOnlyList<SeenRequest> Seen => [.. _seen];

    /// <summary>Completes when a client waits for an answer that never comes (<c>GET …/logs/stall</c>).</summary>
    public Task Stalled => _stalled.Task;

    /// <summary>What the server needs to find this tenant.</summary>
    public Dictionary<string, string?> Environment => new() { ["AUTH0_DOMAIN"] = Address, ["AUTH0_TOKEN"] = Token };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>A port at which nobody listens.</summary>
    internal static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    internal static async Task<SeenRequest> ReadAsync(HttpContext context, Encoding? encoding = null)
        => new(context.Request.Method, LoopbackServer.Target(context), context.Request.Headers.Authorization,
            await LoopbackServer.BodyAsync(context, encoding));

    private async Task AnswerAsync(HttpContext context)
    {
        var request = await ReadAsync(context);
        _seen.Enqueue(request);
        if (request.PathAndQuery.EndsWith("/logs/stall", StringComparison.Ordinal))
        {
            _stalled.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        var (status, body) = Route(request);
        await LoopbackServer.AnswerAsync(context, status, "application/json", body);
    }

    private (int Status, string Body) Route(SeenRequest request)
    {
        var path = request.PathAndQuery.Split('?')[0];
        return (request.Method, path) switch
        {
            _ when request.Authorization != "Bearer " + Token =>
                (401, """{"statusCode":401,"error":"Unauthorized","message":"Invalid token","errorCode":"invalid_token"}"""),
            ("GET", "/api/v2/clients") => (200, List()),
            ("POST", "/api/v2/clients") => (201, Create(JsonNode.Parse(request.Body)!.AsObject())),
            ("GET", _) when Find(path) is { } application => (200, application),
            ("GET", "/api/v2/resource-servers") =>
                (403, """{"statusCode":403,"error":"Forbidden","message":"Insufficient scope, expected any of: read:"""
                    + """resource_servers","errorCode":"insufficient_scope"}"""),
            _ => (404, """{"statusCode":404,"error":"Not Found","message":"Nothing here","errorCode":"inexistent_resource"}"""),
        };
    }

    private string List()
    {
        lock (_applications)
        {
            var items = new JsonArray([.. _applications.Select(static application => application.DeepClone())]);
            return new JsonObject
            {
                ["start"] = 0,
                ["limit"] = 50,
                ["length"] = items.Count,
                ["total"] = items.Count,
                ["clients"] = items
            }.ToJsonString();
        }
    }

    private string? Find(string path)
    {
        lock (_applications)
        {
            return _applications.Find(application => path == $"/api/v2/clients/{application["client_id"]}")?.ToJsonString();
        }
    }

    private string Create(JsonObject body)
    {
        lock (_applications)
        {
            body["client_id"] = $"client{_applications.Count + 1}";
            body["client_secret"] = "canary-secret-from-the-tenant";
            _applications.Add(body);
            return body.ToJsonString();
        }
    }
}
