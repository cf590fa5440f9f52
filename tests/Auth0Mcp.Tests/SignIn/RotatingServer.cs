using System.Collections.Concurrent;
using System.Net;
using Auth0Mcp.Tests.Fixtures;
using Microsoft.AspNetCore.Http;

namespace Auth0Mcp.Tests.SignIn;

/// <summary>
/// A tenant on loopback, over real HTTP: an authorization server that rotates refresh tokens and revokes the whole family when
/// one is spent twice, and a Management API that takes a token only while it holds. All by a clock of the test.
/// </summary>
internal sealed class RotatingServer : IDisposable
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    private readonly LoopbackServer _server;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTimeOffset End, int Family)> _access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Family, bool IsSpent)> _refresh = new(StringComparer.Ordinal);
    private readonly HashSet<int> _revoked = [];
    private int _serial;

    public RotatingServer(TimeProvider time)
    {
        _time = time;
        _server = new LoopbackServer(AnswerAsync);
    }

    /// <summary>Scheme, host and port.</summary>
    public string Address => _server.Address;

    public ConcurrentQueue<string> Faults { get; } = new();

    public int Renewals { get; private set; }

    public int Minted { get; private set; }

    public int Served { get; private set; }

    /// <summary>Requests for a token that were refused.</summary>
    public int Refusals { get; private set; }

    /// <summary>The next answers of the token endpoint; without one it does its work.</summary>
    public ConcurrentQueue<(int Status, string Body)> Instead { get; } = new();

    /// <summary>Waited for before the token endpoint answers.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    /// <summary>Completes when the token endpoint has been asked.</summary>
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A person signs in: the tokens of a new family.</summary>
    public (string Access, string Refresh) SignIn()
    {
        lock (_gate)
        {
            return Issue(++_serial);
        }
    }

    /// <summary>The tenant forgets every access token, as when somebody changes the signing key.</summary>
    public void RevokeAccessTokens()
    {
        lock (_gate)
        {
            _access.Clear();
        }
    }

    public void Dispose() => _server.Dispose();

    private (string Access, string Refresh) Issue(int family)
    {
        var (access, refresh) = ($"access-{Address}-{++_serial}", $"refresh-{Address}-{++_serial}");
        _access[access] = (_time.GetUtcNow() + Life, family);
        _refresh[refresh] = (family, false);
        return (access, refresh);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var body = await LoopbackServer.BodyAsync(context);
        var isToken = context.Request.Path == "/oauth/token";
        if (isToken)
        {
            Asked.TrySetResult();
            await Hold;
        }

        var (status, json) = isToken ? Token(body) : Api(context.Request.Headers.Authorization);
        await LoopbackServer.AnswerAsync(context, status, json.StartsWith('<') ? "text/html" : "application/json", json);
    }

    private (int, string) Token(string body)
    {
        var form = body.Split('&').Select(static pair => pair.Split('=', 2))
            .ToDictionary(static pair => pair[0], static pair => WebUtility.UrlDecode(pair[1]), StringComparer.Ordinal);
        lock (_gate)
        {
            if (Instead.TryDequeue(out var told))
            {
                Refusals++;
                return told;
            }

            if (form["grant_type"] == "client_credentials")
            {
                Minted++;
                return (200, Answer(Issue(++_serial).Access, null));
            }

            var spent = form["refresh_token"];
            if (!_refresh.TryGetValue(spent, out var known) || known.IsSpent || _revoked.Contains(known.Family))
            {
                Refusals++;
                Faults.Enqueue(known.IsSpent ? "a refresh token was spent twice" : "a refresh token was unknown or revoked");
                _revoked.Add(known.Family);
                return (403, """{"error":"invalid_grant","error_description":"Unknown or invalid refresh token."}""");
            }

            _refresh[spent] = (known.Family, true);
            var (access, refresh) = Issue(known.Family);
            Renewals++;
            return (200, Answer(access, refresh));
        }

        static string Answer(string access, string? refresh)
            => $$"""{"access_token":"{{access}}","token_type":"Bearer","expires_in":{{(int)Life.TotalSeconds}}"""
                + $$"""{{(refresh is null ? "" : $",\"refresh_token\":\"{refresh}\"")}}}""";
    }

    private (int, string) Api(string? authorization)
    {
        lock (_gate)
        {
            var token = authorization?.Split(' ')[^1] ?? "";
            if (!token.StartsWith("access-" + Address + "-", StringComparison.Ordinal))
            {
                Faults.Enqueue("a token of another tenant arrived");
            }
            else if (_access.TryGetValue(token, out var known) && known.End <= _time.GetUtcNow())
            {
                Faults.Enqueue("an expired token arrived");
            }
            else if (_access.ContainsKey(token))
            {
                Served++;
                return (200, $$"""{"friendly_name":"{{Address}}"}""");
            }

            return (401, """{"statusCode":401,"error":"Unauthorized","message":"Invalid token"}""");
        }
    }
}
