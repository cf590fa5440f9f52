using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Tests.Fixtures;
using Microsoft.AspNetCore.Http;

namespace Auth0Mcp.Tests.SignIn.OAuth;

/// <summary>
/// An authorization server on loopback, over real HTTP: notes every request and answers as told. The last answer of a path is repeated;
/// untold, the device flow is approved at the first poll.
/// </summary>
internal sealed class FakeAuthorizationServer : IDisposable
{
    public const string Authorize = "/oauth/device/code";
    public const string Token = "/oauth/token";
    public const string Revoke = "/oauth/revoke";

    /// <summary>Unlike anything else in a test, so that a leak is found by searching for it.</summary>
    public const string RefreshToken = "canary-refresh-token-3Lk9wQzP";

    private readonly LoopbackServer _server;
    private readonly ConcurrentQueue<FormRequest> _requests = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Reply>> _replies = new();
    private readonly ConcurrentDictionary<string, Reply> _last = new();

    public FakeAuthorizationServer()
    {
        _server = new LoopbackServer(AnswerAsync);
        Issuer = new Uri(_server.Address + "/");
        Tenant = Issuer.GetLeftPart(UriPartial.Authority);
        _last[Authorize] = static _ => (200,
            """{"device_code":"canary-device-code-7Hs2","user_code":"ABCD-EFGH","verification_uri":"https:"""
                + """//example.com/activate","verification_uri_complete":"https:"""
                + """//example.com/activate?user_code=ABCD-EFGH","expires_in":900,"interval":5}""");
        _last[Token] = _ => (200, TokenAnswer());
        _last[Revoke] = static _ => (200, "");
    }

    /// <summary>The server's own address.</summary>
    public Uri Issuer { get; }

    /// <summary>Its clock, which dates the tokens.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The tenant that tokens are for unless a test says otherwise.</summary>
    public string Tenant { get; set; }

    /// <summary>The scopes that are granted; null for exactly those asked for.</summary>
    public string? GrantedScopes { get; set; }

    public IReadOnlyList<FormRequest> Requests => [.. _requests];

    /// <summary>Makes the status and body from the request.</summary>
    internal delegate (int Status, string Body) Reply(FormRequest request);

    public IReadOnlyList<FormRequest> RequestsTo(string path) => [.. _requests.Where(request => request.Path == path)];

    /// <summary>The next answer of a path.</summary>
    public FakeAuthorizationServer Answers(string path, int status, string body) => Answers(path, _ => (status, body));

    public FakeAuthorizationServer Answers(string path, Reply reply)
    {
        _replies.GetOrAdd(path, static _ => new()).Enqueue(reply);
        return this;
    }

    /// <summary>The next answer of the token endpoint is an OAuth error.</summary>
    public FakeAuthorizationServer Refuses(string error, int status = 403, string description = "said the server")
        => Answers(Token, status, $$"""{"error":"{{error}}","error_description":"{{description}}"}""");

    /// <summary>The next answer of the token endpoint is a token.</summary>
    public FakeAuthorizationServer Grants(string? audience = null, DateTimeOffset? issuedAt = null)
        => Answers(Token, _ => (200, TokenAnswer(audience, issuedAt)));

    /// <summary>A token answer as Auth0 gives it; the refresh token comes with <c>offline_access</c> alone.</summary>
    private string TokenAnswer(string? audience = null, DateTimeOffset? issuedAt = null)
    {
        var scopes = GrantedScopes
            ?? _requests.LastOrDefault(static request => request.Path == Authorize)?.Form.GetValueOrDefault("scope") ?? "read:clients";
        var refresh = scopes.Split(' ').Contains("offline_access") ? $",\"refresh_token\":\"{RefreshToken}\"" : "";
        var token = Jwt(audience ?? Tenant + "/api/v2/", scopes, issuedAt ?? Time.GetUtcNow());
        return $$"""{"access_token":"{{token}}","token_type":"Bearer","expires_in":86400,"scope":"{{scopes}}"{{refresh}}}""";
    }

    /// <summary>A token with a signature of nonsense.</summary>
    public static string Jwt(string audience, string scope, DateTimeOffset? issuedAt = null)
    {
        var issued = (issuedAt ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds();
        var payload = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["iss"] = "https://issuer.example/",
            ["sub"] = "canary-subject",
            ["aud"] = audience,
            ["iat"] = issued,
            ["exp"] = issued + 86400,
            ["scope"] = scope,
        });
        return $"{Encode("""{"alg":"RS256","typ":"JWT"}""")}.{Encode(payload)}.c2lnbmF0dXJl";
    }

    public void Dispose() => _server.Dispose();

    private static string Encode(string text)
        => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private async Task AnswerAsync(HttpContext context)
    {
        var form = Form(await LoopbackServer.BodyAsync(context));
        var request = new FormRequest(context.Request.Path, form, context.Request.Headers.Authorization);
        _requests.Enqueue(request);
        var (status, body) = Next(request.Path)(request);
        await LoopbackServer.AnswerAsync(context, status, body.StartsWith('<') ? "text/html" : "application/json", body);
    }

    private Reply Next(string path)
    {
        if (_replies.TryGetValue(path, out var replies) && replies.TryDequeue(out var next))
        {
            _last[path] = next;
        }

        return _last.GetValueOrDefault(path) ?? (static _ => (404, "{}"));
    }

    private static Dictionary<string, string> Form(string body) => body
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(static pair => pair.Split('=', 2))
        .ToDictionary(
            static pair => WebUtility.UrlDecode(pair[0]), static pair => WebUtility.UrlDecode(pair[1]), StringComparer.Ordinal);
}

/// <summary>A form that reached the server.</summary>
internal sealed record FormRequest(string Path, IReadOnlyDictionary<string, string> Form, string? Authorization);
