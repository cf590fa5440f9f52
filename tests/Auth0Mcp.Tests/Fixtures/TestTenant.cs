using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Catalog;
using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>A tenant behind the real HTTP handlers: notes every request as it would leave the process, and answers as told.</summary>
internal sealed class TestTenant : HttpMessageHandler
{
    /// <summary>Unlike anything else in a test, so that a leak is found by searching for it.</summary>
    public const string Token = "canary-access-token-8Qd2mVxZ";

    public const string Host = "tenant.eu.auth0.com";

    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly ConcurrentQueue<Reply> _replies = new();
    private Reply _last = static (_, _) => Task.FromResult(Json(200, "{}"));

    /// <summary>Answers one request; the token is that of the HTTP call.</summary>
    internal delegate Task<HttpResponseMessage> Reply(RecordedRequest request, CancellationToken cancellationToken);

    public static Credentials Credentials { get; } = new(TenantAddress.Parse(Host, "test"), Token);

    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>The one request that was made.</summary>
    public RecordedRequest Request => Assert.Single(Requests);

    /// <summary>The next answer, which is repeated when nothing else follows.</summary>
    public TestTenant Answers(int status, string json, params (string Name, string Value)[] headers)
        => Answers((_, _) => Task.FromResult(Json(status, json, headers)));

    /// <summary>The next answer, made from the request.</summary>
    public TestTenant Answers(Func<RecordedRequest, string> json) => Answers((request, _) => Task.FromResult(Json(200, json(request))));

    public TestTenant Answers(Reply reply)
    {
        _replies.Enqueue(reply);
        return this;
    }

    /// <summary>The next request fails on the way.</summary>
    public TestTenant Throws(Exception exception) => Answers((_, _) => Task.FromException<HttpResponseMessage>(exception));

    /// <summary>Calls a tool of the whole catalog on a clock whose waits are over at once.</summary>
    public Task<Answer> CallAsync(string tool, string arguments = "{}") => new Pipeline(this).CallAsync(tool, arguments);

    public static HttpResponseMessage Json(int status, string json, params (string Name, string Value)[] headers)
        => With(new HttpResponseMessage(
            (HttpStatusCode)status)
        { Content = new StringContent(json, Encoding.UTF8, "application/json") }, headers);

    public static HttpResponseMessage With(HttpResponseMessage response, params (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers)
        {
            Assert.True(response.Headers.TryAddWithoutValidation(name, value));
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var recorded = await RecordedRequest.FromAsync(request, cancellationToken);
        _requests.Enqueue(recorded);
        if (_replies.TryDequeue(out var next))
        {
            _last = next;
        }

        return await _last(recorded, cancellationToken);
    }
}

/// <summary>A request as it would leave the process.</summary>
/// <param name="Path">Escaped, as on the wire.</param>
/// <param name="Query">Escaped, as on the wire, without the question mark.</param>
internal sealed record RecordedRequest(
    string Method, Uri Uri, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string? Body)
{
    public JsonElement Json => JsonElement.Parse(Body ?? throw new InvalidOperationException("The request has no body."));

    /// <summary>The decoded query, pair by pair, as sent.</summary>
    public IReadOnlyList<(string Name, string Value)> Parameters => Query.Length == 0 ? [] : [.. Query.Split('&').Select(Pair)];

    public string? Parameter(string name)
        => Parameters.Where(pair => pair.Name == name).Select(static pair => pair.Value).SingleOrDefault();

    public static async Task<RecordedRequest> FromAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>());
        return new RecordedRequest(
            request.Method.Method,
            request.RequestUri!,
            request.RequestUri!.AbsolutePath,
            request.RequestUri.Query.TrimStart('?'),
            headers.ToDictionary(
            static header => header.Key, static header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken));
    }

    private static (string Name, string Value) Pair(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        return (Decode(pair[..equals]), Decode(pair[(equals + 1)..]));
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
