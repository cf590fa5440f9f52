using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Auth0Mcp.Clients;
using Auth0Mcp.Network;
using Auth0Mcp.Text;

namespace Auth0Mcp.Doctor;

/// <summary>One request to the tenant: whether it answers, whether it takes the token, and how far this clock is from its own.</summary>
internal sealed class TenantCheck : IDoctorCheck
{
    /// <summary>Requests carry whole seconds and the way takes time: below this a difference says nothing.</summary>
    private static readonly TimeSpan s_noticeable = TimeSpan.FromSeconds(30);

    /// <summary>From here on, tokens are taken for expired, or for not yet valid.</summary>
    private static readonly TimeSpan s_harmful = TimeSpan.FromMinutes(5);

    public string Name => "tenant";

    public async Task<IReadOnlyList<Finding>> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var state = await context.SignIn.Value.WaitAsync(cancellationToken);
        if (state.Tenant is not { } tenant)
        {
            return [];
        }

        // Without a token that could hold, a public document answers as well.
        var token = state.ExpiresAt is { } end && end <= context.Time.GetUtcNow() ? null : state.Token;
        var address = new Uri(
            tenant.ApiBase, token is null ? "/.well-known/openid-configuration" : "/api/v2/tenants/settings?fields=friendly_name");
        using var client = new HttpClient(context.Network()) { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.ParseAdd("auth0-mcp/" + ProductVersion.Number);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        try
        {
            var sent = context.Time.GetUtcNow();
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var received = context.Time.GetUtcNow();
            context.Debug?.Write(string.Create(CultureInfo.InvariantCulture, $"{tenant.Host}: {(int)response.StatusCode}"));
            return [.. Clock(response.Headers.Date, sent + ((received - sent) / 2), context.Places.System),
                .. Answer(tenant.Host, response, token is not null, state)];
        }
        catch (HttpRequestException failure)
        {
            context.Debug?.Write($"{tenant.Host}: {ConnectionFailure.Describe(failure)}");
            return [Unreachable(tenant.Host, failure)];
        }
        catch (OperationCanceledException)
        {
            context.Debug?.Write($"{tenant.Host}: no answer in time");
            var late = $"{tenant.Host} did not answer in time. Is the network slow, or a proxy in the way?";
            return [new Finding(Name, FindingLevel.Failure, late, $"curl -sv --max-time 10 {Metadata(tenant.Host)}")];
        }
    }

    private static IEnumerable<Finding> Clock(DateTimeOffset? theirs, DateTimeOffset ours, HostSystem system)
    {
        if (theirs is not { } date)
        {
            yield break;
        }

        var skew = ours - date;
        var size = skew.Duration();
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{(size.TotalMinutes >= 2 ? (int)size.TotalMinutes : (int)size.TotalSeconds)} "
            + $"{(size.TotalMinutes >= 2 ? "minutes" : "seconds")} {(skew > TimeSpan.Zero ? "ahead of" : "behind")} the tenant's");
        yield return size < s_noticeable
            ? new Finding("clock", FindingLevel.Ok, "This clock agrees with the tenant's.")
            : new Finding(
                "clock", size < s_harmful ? FindingLevel.Warning : FindingLevel.Failure,
                $"This clock is {text}: tokens seem to end too {(skew > TimeSpan.Zero ? "early" : "late")}.", system switch
                {
                    HostSystem.Windows => "w32tm /resync",
                    HostSystem.MacOS => "sudo sntp -sS time.apple.com",
                    _ => "sudo timedatectl set-ntp true",
                });
    }

    private static IEnumerable<Finding> Answer(string host, HttpResponseMessage response, bool withToken, SignInState state)
    {
        var fix = state.Fix;
        var status = (int)response.StatusCode;
        var isJson = response.Content.Headers.ContentType?.MediaType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true;
        if (response.StatusCode is HttpStatusCode.TooManyRequests || status >= 500)
        {
            yield return new Finding(
                "tenant", FindingLevel.Warning,
                $"{host} answers with {status}: {(status >= 500 ? "it has trouble" : "too many requests were made just now")}. "
                + "Try again in a minute.");
        }
        else if (!isJson || response.StatusCode is HttpStatusCode.NotFound || status is >= 300 and < 400)
        {
            yield return new Finding(
                "tenant", FindingLevel.Failure,
                $"{host} answers, but not as a tenant does ({status}, "
                + $"{response.Content.Headers.ContentType?.MediaType ?? "no content"}). Is the host name right, or is there a "
                + "proxy that asks for a login?", fix);
        }
        else
        {
            yield return new Finding(
                "tenant", FindingLevel.Ok,
                state.CanonicalHost is { } canonical ? $"{host} answers, a custom domain of {canonical}." : $"{host} answers.");
            if (withToken)
            {
                // 403 is the answer to a token that is good, but not for this request.
                yield return response.StatusCode is HttpStatusCode.Unauthorized
                    ? new Finding(
                        "access", FindingLevel.Failure,
                        "The tenant refuses the token: it was revoked, or is for another tenant or audience.", fix)
                    : new Finding("access", FindingLevel.Ok, "The tenant takes the token.");
            }
        }
    }

    /// <summary>The page that every tenant has, as one word for a shell.</summary>
    private static string Metadata(string host) => ShellWord.InQuotes($"https://{host}/.well-known/openid-configuration");

    private static Finding Unreachable(string host, HttpRequestException failure)
    {
        var (text, fix) = failure.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError
                => ($"The name {host} cannot be found. Is it spelled right, and is this machine online?",
                    $"nslookup {ShellWord.Of(host)}"),
            HttpRequestError.SecureConnectionError
                => ($"The certificate of {host} is not trusted here: a proxy that reads along, a wrong clock, or missing root "
                    + "certificates.",
                    $"curl -sv {Metadata(host)}"),
            _ => ($"{host} cannot be reached. Is this machine online, and does a firewall let it out?", $"curl -sv {Metadata(host)}"),
        };
        return new Finding("tenant", FindingLevel.Failure, text, fix);
    }
}
