using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Auth0Mcp.Team.Tests.Fixtures;

/// <summary>
/// A tenant and its token endpoint: its answers carry its name and the token that asked for them, so that an answer which reaches
/// the wrong person shows. Counts what it is asked.
/// </summary>
internal sealed class MarkedTenant(string name) : HttpMessageHandler
{
    private readonly ConcurrentQueue<(string Method, string Path, string? Token, string Body)> _requests = new();

    public IReadOnlyList<(string Method, string Path, string? Token, string Body)> Requests => [.. _requests];

    /// <summary>Requests to the API, those for tokens not counted.</summary>
    public IEnumerable<(string Method, string Path, string? Token, string Body)> Calls
        => _requests.Where(static request => request.Path != "/oauth/token");

    /// <summary>Holds answers to changes back until it is set.</summary>
    public TaskCompletionSource? Holds { get; set; }

    /// <summary>Told when a change arrives.</summary>
    public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var path = request.RequestUri!.AbsolutePath;
        var token = request.Headers.Authorization?.Parameter;
        _requests.Enqueue((request.Method.Method, path, token, body));
        if (path == "/oauth/token")
        {
            return Json(
                JsonSerializer.Serialize(new Dictionary<string, object>
                {
                    ["access_token"] = TokenFor(body),
                    ["expires_in"] = 3600,
                    ["token_type"] = "Bearer"
                }));
        }

        if (request.Method != HttpMethod.Get)
        {
            Arrived.TrySetResult();
            await (Holds?.Task.WaitAsync(cancellationToken) ?? Task.CompletedTask);
        }

        return request.Method == HttpMethod.Delete
            ? new HttpResponseMessage(HttpStatusCode.NoContent)
            : Json($$"""{"client_id":"c1","name":"{{name}}/{{token}}","description":"{{name}}"}""");
    }

    /// <summary>The application's token, or one that names the person whose token was exchanged.</summary>
    private string TokenFor(string form)
    {
        var subject = form.Split('&')
            .FirstOrDefault(static pair => pair.StartsWith("subject_token=", StringComparison.Ordinal))?["subject_token=".Length..];
        return subject is null ? $"{name}-application" : $"{name}-for-{SubjectOf(subject)}";
    }

    private static string SubjectOf(string token)
    {
        var payload = System.Buffers.Text.Base64Url.DecodeFromChars(Uri.UnescapeDataString(token).Split('.')[1]);
        return JsonElement.Parse(payload).GetProperty("sub").GetString()!;
    }

    private static HttpResponseMessage Json(string json)
        => new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
}
