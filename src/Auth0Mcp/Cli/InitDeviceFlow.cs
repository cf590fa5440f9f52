using System.Globalization;
using Auth0Mcp.Cli.Prompts;
using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;
using Auth0Mcp.SignIn.OAuth;

namespace Auth0Mcp.Cli;

/// <summary>Signs a person in: shows the code, waits for the approval in a browser, reads the token.</summary>
internal sealed class InitDeviceFlow(OAuthClient oauth, IPrompts prompts, CliContext context)
{
    /// <summary>The server and public client of Auth0's own tools: a person signs in and chooses one of their tenants.</summary>
    public const string DefaultIssuer = "auth0.auth0.com";
    private const string DefaultClientId = "2lhnuYMRQ8IpR5hNsOhDFQqrGQUQMRm5";
    private const string AnyTenant = "https://*.auth0.com/api/v2/";

    /// <summary>The authorization server that is asked.</summary>
    /// <exception cref="UsageException">The variable is wrong.</exception>
    public static TenantAddress Server(Func<string, string?> environment)
        => TenantAddress.Parse(
            environment(EnvironmentVariables.Issuer) is { Length: > 0 } text ? text : DefaultIssuer, EnvironmentVariables.Issuer);

    /// <exception cref="UsageException">A variable is wrong.</exception>
    /// <exception cref="CommandFailedException">Denied, expired, unreachable, or a token for something else.</exception>
    public async Task<SavedSignIn> SignInAsync(InitRequest request, IReadOnlyList<string> scopes, CancellationToken cancellationToken)
    {
        var server = request.More?.Issuer ?? Server(context.Environment);
        var issuer = new Uri(server.ApiBase, "/");
        var clientId = request.More?.SignIn.ClientId
            ?? (context.Environment(EnvironmentVariables.DeviceClientId) is { Length: > 0 } id ? id.Trim() : DefaultClientId);
        var audience = request.Audience ?? (server.Host == DefaultIssuer ? AnyTenant : server.ApiBase.AbsoluteUri + "/");
        var answer = await oauth.DeviceAuthorizeAsync(issuer, clientId, audience, scopes, cancellationToken);
        var codes = answer.Authorization ?? throw new CommandFailedException(answer.Failure!.Description);
        var result = await ApproveAsync(issuer, clientId, codes, cancellationToken);
        return Read(request, issuer, audience, clientId, scopes, result);
    }

    private async Task<TokenResult> ApproveAsync(
        Uri issuer, string clientId, DeviceAuthorization codes, CancellationToken cancellationToken)
    {
        var page = codes.VerificationUriComplete ?? codes.VerificationUri;
        await context.Error.WriteLineAsync($"""

            Open this page on any device, sign in and choose the tenant:

              {page.AbsoluteUri}

            {(codes.VerificationUriComplete is null ? "Type this code there:" : "The page must show this code:")} {codes.UserCode}

            """);
        if (prompts.CanAsk)
        {
            await context.Error.WriteLineAsync("Press Enter to open the page in the browser here.");
        }

        var until = (context.Time.GetLocalNow() + codes.ExpiresIn).ToString("HH:mm", CultureInfo.InvariantCulture);
        var waiting = $"Waiting for the approval, until {until}";
        if (!prompts.CanAsk)
        {
            await context.Error.WriteLineAsync(waiting + ".");
        }

        var polling = oauth.PollDeviceAsync(issuer, clientId, codes, cancellationToken);
        var result = await prompts.WaitAsync(waiting, polling, () => Open(page), cancellationToken);
        return result.IsSuccess ? result : throw new CommandFailedException(result.Description);
    }

    private string? Open(Uri page)
        => prompts.TryOpen(page) ? null : "No browser opens here. Open the page above yourself, on any device.";

    private SavedSignIn Read(
        InitRequest request, Uri issuer, string audience, string clientId, IReadOnlyList<string> asked, TokenResult result)
    {
        var claims = AccessTokenClaims.Read(result.AccessToken);
        if (claims?.ManagementApi is not { } api)
        {
            throw new CommandFailedException(
                $"{issuer.Authority} gave a token {(claims is null ? "that does not say what it is for" : $"for '{claims}'")}, "
                + $"not for the Management API of a tenant. Check {EnvironmentVariables.Issuer} and --audience; nothing was stored.");
        }

        // Where the person named the server that was asked as the tenant, it is a custom domain; else the audience is all that
        // says where to go.
        var isCustom = request.Tenant is { } named && TokenTenant.IsCustomDomain(named, issuer, audience, api);
        var tenant = isCustom ? request.Tenant!.ApiBase : api;
        var now = context.Time.GetUtcNow();
        return new SavedSignIn(
            SignInKind.Device, SignInTenant.Of(tenant), issuer.AbsoluteUri, clientId, null,
            claims.Audiences.First(static name => AccessTokenClaims.ManagementAddress(name) is not null),
            result.Scopes ?? claims.Scopes ?? asked, result.AccessToken, now + result.ExpiresIn, result.RefreshToken, now);
    }
}
