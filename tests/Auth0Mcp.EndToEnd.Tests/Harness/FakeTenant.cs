using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Auth0Mcp.EndToEnd.Tests.Harness;

/// <summary>A request as it came over the wire.</summary>
public sealed record SeenRequest(string Method, string PathAndQuery, string? Authorization, string Body);

/// <summary>A Management API on loopback that keeps applications, and misbehaves on request.</summary>
public sealed class FakeTenant : IAsyncDisposable
{
    public const string Token = "end-to-end-token-3f9a";

    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<SeenRequest> _seen = new();
    private readonly List<JsonObject> _applications = [];
    private readonly TaskCompletionSource _stopped = new();
    private readonly TaskCompletionSource _stalled = new();
    private readonly Task _loop;

    public FakeTenant()
    {
        Address = $"http://127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _loop = ServeAsync();
    }

    public string Address { get; }

    public IReadOnlyList<SeenRequest> Seen => [.. _seen];

    /// <summary>Completes when a client waits for an answer that never comes (<c>GET …/logs/stall</c>).</summary>
    public Task Stalled => _stalled.Task;

    /// <summary>What the server needs to find this tenant.</summary>
    public Dictionary<string, string?> Environment => new() { ["AUTH0_DOMAIN"] = Address, ["AUTH0_TOKEN"] = Token };

    public async ValueTask DisposeAsync()
    {
        _stopped.SetResult();
        _listener.Stop();
        await _loop;
        _listener.Close();
    }

    internal static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        var open = new List<Task>();
        while (_listener.IsListening)
        {
            try
            {
                open.Add(AnswerAsync(await _listener.GetContextAsync()));
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                break;
            }
        }

        await Task.WhenAll(open);
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var reader = new StreamReader(context.Request.InputStream);
            var request = new SeenRequest(context.Request.HttpMethod, context.Request.RawUrl!, context.Request.Headers["Authorization"], await reader.ReadToEndAsync());
            _seen.Enqueue(request);
            if (request.PathAndQuery.EndsWith("/logs/stall", StringComparison.Ordinal))
            {
                _stalled.TrySetResult();
                await _stopped.Task;
                context.Response.Abort();
                return;
            }

            var (status, body) = Route(request);
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
            context.Response.Close();
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The client went away; that is what some tests are about.
        }
    }

    private (int Status, string Body) Route(SeenRequest request)
    {
        var path = request.PathAndQuery.Split('?')[0];
        return (request.Method, path) switch
        {
            _ when request.Authorization != "Bearer " + Token => (401, """{"statusCode":401,"error":"Unauthorized","message":"Invalid token","errorCode":"invalid_token"}"""),
            ("GET", "/api/v2/clients") => (200, List()),
            ("POST", "/api/v2/clients") => (201, Create(JsonNode.Parse(request.Body)!.AsObject())),
            ("GET", _) when Find(path) is { } application => (200, application),
            ("GET", "/api/v2/resource-servers") => (403, """{"statusCode":403,"error":"Forbidden","message":"Insufficient scope, expected any of: read:resource_servers","errorCode":"insufficient_scope"}"""),
            _ => (404, """{"statusCode":404,"error":"Not Found","message":"Nothing here","errorCode":"inexistent_resource"}"""),
        };
    }

    private string List()
    {
        lock (_applications)
        {
            var items = new JsonArray([.. _applications.Select(static application => application.DeepClone())]);
            return new JsonObject { ["start"] = 0, ["limit"] = 50, ["length"] = items.Count, ["total"] = items.Count, ["clients"] = items }.ToJsonString();
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
