using Duende.IdentityModel.Client;

namespace Auth0Mcp.SignIn.OAuth;

/// <summary>The device flow (RFC 8628): a person approves on any screen, this process waits.</summary>
internal sealed partial class OAuthClient
{
    /// <summary>So many failures of the network in a row end the wait.</summary>
    private const int MostFailures = 3;

    /// <summary>What the server means when it names no interval, and what <c>slow_down</c> adds (RFC 8628 §3.2, §3.5).</summary>
    private static readonly TimeSpan s_pollStep = TimeSpan.FromSeconds(5);

    /// <summary>Longer lifetimes are not believed: nobody takes a day to approve.</summary>
    private static readonly TimeSpan s_longestLife = TimeSpan.FromHours(1);

    /// <summary>Asks for a code that a person can approve.</summary>
    public async Task<DeviceAuthorizationResult> DeviceAuthorizeAsync(
        Uri issuer, string clientId, string audience, IReadOnlyCollection<string> scopes, CancellationToken cancellationToken)
    {
        using var request = Request<DeviceAuthorizationRequest>(issuer, "/oauth/device/code", clientId, proof: null);
        request.Parameters.Add("audience", audience);
        if (scopes.Count > 0)
        {
            request.Scope = string.Join(' ', scopes);
        }

        debug.Asking(OAuthRequestKind.DeviceAuthorization, issuer);
        var (response,
            failure) = await SendAsync(issuer, http.RequestDeviceAuthorizationAsync(request, cancellationToken), cancellationToken);
        if (failure is null && response!.HttpResponse is not { IsSuccessStatusCode: true })
        {
            failure = OAuthAnswer.Failure(OAuthRequestKind.DeviceAuthorization, issuer, response);
        }

        var codes = failure is null ? Codes(response!) : null;
        var result = new DeviceAuthorizationResult(codes, failure ?? (codes is null ? OAuthAnswer.Unexpected(issuer) : null));
        debug.Codes(issuer, result);
        return result;
    }

    /// <summary>Waits until the person has decided, the code has expired, or the server cannot be reached any more.</summary>
    public async Task<TokenResult> PollDeviceAsync(
        Uri issuer, string clientId, DeviceAuthorization codes, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var interval = codes.Interval;
        var failures = 0;
        while (true)
        {
            var left = codes.ExpiresIn - time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
            {
                return TokenResult.Failed(OAuthAnswer.NotApproved);
            }

            await Task.Delay(left < interval ? left : interval, time, cancellationToken);
            var result = await AskAsync(issuer, clientId, codes, cancellationToken);
            switch (result.Error)
            {
                case OAuthError.AuthorizationPending:
                    failures = 0;
                    break;
                case OAuthError.SlowDown:
                    failures = 0;
                    interval += s_pollStep;
                    break;
                case not null when result.IsTransient && ++failures < MostFailures:
                    // RFC 8628 §3.5: after a timeout, ask less often.
                    interval *= 2;
                    break;
                default:
                    return result;
            }
        }
    }

    private async Task<TokenResult> AskAsync(Uri issuer, string clientId, DeviceAuthorization codes, CancellationToken cancellationToken)
    {
        using var request = Request<DeviceTokenRequest>(issuer, "/oauth/token", clientId, proof: null);
        request.DeviceCode = codes.DeviceCode;
        return await TokenAsync(
            OAuthRequestKind.DeviceToken, issuer, http.RequestDeviceTokenAsync(request, cancellationToken), cancellationToken);
    }

    /// <summary>The answer, or null when it is none that a person could act on.</summary>
    private static DeviceAuthorization? Codes(ProtocolResponse response)
    {
        if (OAuthAnswer.Text(response, "device_code") is not { Length: > 0 } deviceCode
            || OAuthAnswer.Text(response, "user_code") is not { Length: > 0 and < 64 } userCode
            || userCode.Any(char.IsControl)
            || Page(OAuthAnswer.Text(response, "verification_uri")) is not { } page)
        {
            return null;
        }

        var life = OAuthAnswer.Seconds(response, "expires_in") is { } seconds && seconds < s_longestLife ? seconds : s_longestLife;
        var interval = OAuthAnswer.Seconds(response, "interval") is { } step && step < life ? step : s_pollStep;
        return new DeviceAuthorization(
            deviceCode, userCode, page, Page(OAuthAnswer.Text(response, "verification_uri_complete")), life, interval);
    }

    /// <summary>Only web pages: the address is given to the system to open.</summary>
    private static Uri? Page(string? text)
        => Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) ? uri : null;
}
