using System.Net;
using System.Text.Json;
using Auth0Mcp.SignIn;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;
using Duende.IdentityModel.Client;

namespace Auth0Mcp.SignIn.OAuth;

/// <summary>Reads answers of the authorization server, and says what went wrong in a sentence with its fix.</summary>
internal static class OAuthAnswer
{
    private const int LongestQuote = 200;

    /// <summary>The code ran out while this process waited.</summary>
    public static OAuthError NotApproved { get; } = new(
        OAuthError.ExpiredToken,
        "Nobody approved the sign-in before the code expired. Run the command again and approve it in the browser.", IsTransient: false);

    /// <summary>A text of the answer; null when it is missing or the answer is not a JSON object.</summary>
    public static string? Text(ProtocolResponse response, string name)
        => Property(response, name) is { ValueKind: JsonValueKind.String } value && JsonText.IsSound(value)
            ? value.GetString()
            : null;

    /// <summary>A positive number of seconds, which some servers write as text.</summary>
    public static TimeSpan? Seconds(ProtocolResponse response, string name)
    {
        var value = Property(response, name);
        var isNumber = value switch
        {
            { ValueKind: JsonValueKind.Number } number => number.TryGetDouble(out var seconds) ? Keep(seconds) : null,
            { ValueKind: JsonValueKind.String } text when JsonText.IsSound(text)
                && int.TryParse(text.GetString(), out var seconds) => Keep(seconds),
            _ => null,
        };
        return isNumber;

        static TimeSpan? Keep(double seconds) => seconds is > 0 and < int.MaxValue ? TimeSpan.FromSeconds(seconds) : null;
    }

    /// <summary>Nothing answered.</summary>
    public static OAuthError NoAnswer(Uri issuer, Exception exception)
    {
        var place = issuer.Authority;
        return exception switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new OAuthError(
                OAuthError.InsecureConnection,
                $"No secure connection to {place}: its certificate is not trusted here. Behind a proxy that inspects traffic, "
                + "install its root certificate (on Linux also SSL_CERT_FILE=/path/to/root.pem); else check the host name and "
                + "this machine's clock.",
                IsTransient: true),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new OAuthError(
                OAuthError.Unreachable, $"The host {place} was not found. Check the network and the spelling of the host.",
                IsTransient: true),
            HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => new OAuthError(
                OAuthError.Unreachable, $"The proxy did not connect to {place}. Check HTTPS_PROXY and NO_PROXY.", IsTransient: true),
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => Unexpected(issuer),
            OperationCanceledException or TimeoutException => new OAuthError(
                OAuthError.Unreachable,
                $"{place} did not answer in time. Check the network (HTTPS_PROXY, if you need one) and try again.", IsTransient: true),
            _ => new OAuthError(
                OAuthError.Unreachable,
                $"{place} cannot be reached. Check the network (HTTPS_PROXY, if you need one) and try again.", IsTransient: true),
        };
    }

    /// <summary>Something answered that is not an authorization server.</summary>
    public static OAuthError Unexpected(Uri issuer) => new(
        OAuthError.UnexpectedAnswer,
        $"{issuer.Authority} did not answer as an authorization server does (a web page, perhaps of a proxy or a login portal). "
        + $"Open https://{issuer.Authority} in a browser, and check the host name.",
        IsTransient: true);

    /// <summary>The server said no.</summary>
    public static OAuthError Failure(OAuthRequestKind kind, Uri issuer, ProtocolResponse response)
    {
        var place = issuer.Authority;
        if (response.HttpResponse is { StatusCode: >= HttpStatusCode.InternalServerError } broken)
        {
            return new OAuthError(
                "server_error", $"{place} has trouble (HTTP {(int)broken.StatusCode}). Try again in a minute.", IsTransient: true);
        }

        var code = Text(response, "error");
        var isRateLimit = response.HttpResponse?.StatusCode == HttpStatusCode.TooManyRequests;
        if (kind == OAuthRequestKind.DeviceToken && (code is OAuthError.AuthorizationPending or OAuthError.SlowDown || isRateLimit))
        {
            return new OAuthError(isRateLimit ? OAuthError.SlowDown : code!, "Not approved yet.", IsTransient: true);
        }

        if (isRateLimit)
        {
            return new OAuthError(
                code ?? "too_many_requests", $"{place} gets too many requests. Try again in a minute.", IsTransient: true);
        }

        if (string.IsNullOrEmpty(code))
        {
            return Unexpected(issuer);
        }

        var quote = Quote(code, Text(response, "error_description"));
        return new OAuthError(code, Sentence(kind, code, response.HttpResponse?.StatusCode, place, quote), IsTransient: false);
    }

    private static string Sentence(OAuthRequestKind kind, string code, HttpStatusCode? status, string place, string quote)
        => (kind, code) switch
        {
            (OAuthRequestKind.DeviceToken, OAuthError.AccessDenied) =>
                "The sign-in was denied in the browser. Run the command again to have another try.",
            (OAuthRequestKind.DeviceToken, OAuthError.ExpiredToken) => NotApproved.Description,
            (OAuthRequestKind.DeviceToken or OAuthRequestKind.DeviceAuthorization, "unauthorized_client" or "invalid_client")
                => $"{place} does not let this client sign in by device code {quote}. Set AUTH0_MCP_DEVICE_CLIENT_ID to a native "
                    + "application of that server with the Device Code grant switched on.",
            (OAuthRequestKind.DeviceAuthorization, "invalid_scope")
                => $"{place} does not grant one of the scopes {quote}. Choose others with --scopes.",
            (OAuthRequestKind.ClientCredentials, "unauthorized_client")
                => $"{place} does not give this application a token of its own {quote}. Switch on the Client Credentials grant in "
                    + "its settings.",
            (OAuthRequestKind.ClientCredentials, "invalid_client") => WrongSecret(place, quote),
            (OAuthRequestKind.ClientCredentials, OAuthError.AccessDenied)
                when status == HttpStatusCode.Unauthorized => WrongSecret(place, quote),
            (OAuthRequestKind.ClientCredentials, OAuthError.AccessDenied)
                => $"{place} does not let this application call the Management API {quote}. Authorize it for the Auth0 Management "
                    + "API with the scopes it needs, and check the audience.",
            (OAuthRequestKind.TokenExchange, "invalid_client") => WrongSecret(place, quote),
            (OAuthRequestKind.TokenExchange, _)
                => $"{place} does not exchange this person's token {quote}. Check that the application may exchange tokens, and that "
                    + "the profile of the exchange takes tokens of this issuer.",
            (OAuthRequestKind.Refresh, _) =>
                $"{place} does not renew this sign-in any more {quote}. Sign in again.",
            (OAuthRequestKind.Revocation, _) =>
                $"{place} did not revoke the refresh token {quote}. Remove it under the user's or application's authorized devices "
                    + "in the dashboard.",
            _ => $"{place} refused {quote}. Check the host, the client id and the audience.",
        };

    private static string WrongSecret(string place, string quote)
        => $"{place} does not know this client id with this secret or key {quote}. Check both in the application's settings.";

    /// <summary>The server's own words in brackets, without anything that could steer a terminal.</summary>
    private static string Quote(string code, string? description)
    {
        var text = string.IsNullOrWhiteSpace(description) || description == code ? code : $"{code}: {description.Trim().TrimEnd('.')}";
        var shown = string.Concat(text.Select(static character => char.IsControl(character) ? ' ' : character));
        return $"({ShortText.Cut(shown, LongestQuote)})";
    }

    private static JsonElement? Property(ProtocolResponse response, string name)
        => response.Json is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var value) ? value : null;
}
