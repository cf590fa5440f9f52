using System.Globalization;
using Auth0Mcp.Configuration;

namespace Auth0Mcp.SignIn.OAuth;

/// <summary>Tells the debug log of each request to the authorization server what it was for and how it ended.</summary>
internal static class OAuthSteps
{
    public static void Asking(this DebugLog? log, OAuthRequestKind kind, Uri issuer)
        => log?.Write($"{Name(kind)}: asking {issuer.Authority}");

    public static void NoAnswer(this DebugLog? log, Uri issuer, string cause) => log?.Write($"{issuer.Authority}: no answer: {cause}");

    public static void Codes(this DebugLog? log, Uri issuer, DeviceAuthorizationResult result) => log?.Write(result switch
    {
        { Authorization: { } codes } => string.Create(
            CultureInfo.InvariantCulture,
            $"device flow: {issuer.Authority} gave a code for {codes.ExpiresIn.TotalSeconds:0} s; asking every "
            + $"{codes.Interval.TotalSeconds:0} s"),
        { Failure: var failure } => $"device flow: {issuer.Authority}: {DebugLog.Word(failure!.Code)}",
    });

    public static void Ended(this DebugLog? log, OAuthRequestKind kind, Uri issuer, TokenResult result) => log?.Write(result.IsSuccess
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{Name(kind)}: {issuer.Authority} gave a token for {result.ExpiresIn.TotalSeconds:0} "
            + $"s{(result.RefreshToken is null ? "" : " and a refresh token")}")
        : $"{Name(kind)}: {issuer.Authority}: {DebugLog.Word(result.Error!)}");

    public static void Revoked(this DebugLog? log, Uri issuer, OAuthError? failure)
        => log?.Write($"revocation: {issuer.Authority}: {(failure is null ? "done" : DebugLog.Word(failure.Code))}");

    private static string Name(OAuthRequestKind kind) => kind switch
    {
        OAuthRequestKind.DeviceAuthorization or OAuthRequestKind.DeviceToken => "device flow",
        OAuthRequestKind.Refresh => "renewal",
        OAuthRequestKind.Revocation => "revocation",
        OAuthRequestKind.TokenExchange => "token exchange",
        _ => "application sign-in",
    };
}
