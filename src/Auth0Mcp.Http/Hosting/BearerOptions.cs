using Auth0Mcp.Configuration;
using Auth0Mcp.Network;
using Auth0Mcp.Team.Issuer;
using Auth0Mcp.Team.People;
using Auth0Mcp.Team.Settings;
using Auth0Mcp.Team.State;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Auth0Mcp.Team.Hosting;

/// <summary>
/// How the framework's own middleware checks tokens: signature by the issuer's published keys, issuer, time, and what it is for.
/// </summary>
internal sealed class BearerOptions(
    ServerSettings settings, ProtectedResource resource, ISharedState state, TimeProvider time, DevelopmentIssuer? demo)
{
    /// <summary>Set on a request whose token could not be checked, because the issuer could not be asked.</summary>
    public static readonly object IssuerIsAway = new();

    private const string Dpop = "DPoP ";

    private readonly DpopProof _proofs = new(state, time);

    public void Apply(JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.IncludeErrorDetails = false;
        options.TimeProvider = time;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = settings.OAuth.Issuer,
            ValidAlgorithms = OAuthSettings.Algorithms,
            ValidTypes = ["at+jwt", "application/at+jwt", "JWT"],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromSeconds(30),

            // Each tenant is a resource of its own: looked at when the tenant is known.
            ValidateAudience = false,
            NameClaimType = settings.OAuth.PersonClaim,
            LifetimeValidator = (from, until, _, parameters) => IsCurrent(from, until, parameters.ClockSkew),
        };
        if (demo is not null)
        {
            options.TokenValidationParameters.IssuerSigningKey = demo.Key;
        }
        else
        {
            options.Authority = settings.OAuth.Issuer;
            options.RequireHttpsMetadata = !TenantAddress.IsLoopback(new Uri(settings.OAuth.Issuer));
            options.BackchannelHttpHandler = OutboundHttp.CreateHandler();
            options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        }

        options.Events = new JwtBearerEvents
        {
            OnMessageReceived = Receive,
            OnTokenValidated = CheckAsync,
            OnAuthenticationFailed = AskIssuerAsync,
        };
    }

    /// <summary>
    /// A key that is not known may be none of the issuer's, or the issuer cannot be asked for its keys: only the former is the
    /// caller's fault.
    /// </summary>
    private static async Task AskIssuerAsync(AuthenticationFailedContext context)
    {
        if (context.Exception is not (SecurityTokenSignatureKeyNotFoundException or InvalidOperationException)
            || context.Options.ConfigurationManager is not { } issuer)
        {
            return;
        }

        try
        {
            await issuer.GetConfigurationAsync(context.HttpContext.RequestAborted);
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException or HttpRequestException)
        {
            context.HttpContext.Items[IssuerIsAway] = true;
        }
    }

    private bool IsCurrent(DateTime? from, DateTime? until, TimeSpan skew)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return until is { } end && now < end + skew && (from is not { } start || now >= start - skew);
    }

    /// <summary>One token, in the header: two are a way to have one checked and the other used.</summary>
    private static Task Receive(MessageReceivedContext context)
    {
        var headers = context.Request.Headers.Authorization;
        if (headers.Count > 1)
        {
            context.Fail("More than one Authorization header.");
        }
        else if (headers is [{ } header] && header.StartsWith(Dpop, StringComparison.OrdinalIgnoreCase))
        {
            context.Token = header[Dpop.Length..].Trim();
        }

        return Task.CompletedTask;
    }

    private async Task CheckAsync(TokenValidatedContext context)
    {
        var token = (JsonWebToken)context.SecurityToken;
        var tenant = context.Request.RouteValues["tenant"] as string ?? "";
        if (!token.Audiences.Contains(resource.AudienceOf(tenant), StringComparer.Ordinal))
        {
            context.Fail("The token is not for this server.");
        }
        else if (!token.TryGetPayloadValue<string>(settings.OAuth.PersonClaim, out var person) || person.Length == 0)
        {
            context.Fail($"The token names nobody: it has no {settings.OAuth.PersonClaim}.");
        }
        else if (await ProblemOfProofAsync(context, token) is { } problem)
        {
            context.Fail(problem);
        }
        else
        {
            context.HttpContext.Features.Set(new Person(
                person, context.Principal!, token.EncodedToken, new DateTimeOffset(token.ValidTo, TimeSpan.Zero)));
        }
    }

    /// <summary>Why the client may not use the token; null when it may.</summary>
    private async Task<string?> ProblemOfProofAsync(TokenValidatedContext context, JsonWebToken token)
    {
        var request = context.Request;
        var bound = DpopProof.BoundTo(token);
        var isDpop = request.Headers.Authorization.ToString().StartsWith(Dpop, StringComparison.OrdinalIgnoreCase);
        if (bound is null && !isDpop)
        {
            return settings.OAuth.RequiresDpop ? "This server takes tokens only with a DPoP proof." : null;
        }

        if (bound is null || !isDpop || request.Headers["DPoP"] is not [{ } proof])
        {
            return "The token is bound to a key, and came without its one proof; or it is not, and came with one.";
        }

        var address = new Uri(settings.EndpointOf((string)request.RouteValues["tenant"]!).AbsoluteUri);
        return await _proofs.CheckAsync(
            proof, bound, request.Method, address, token.EncodedToken, context.HttpContext.RequestAborted);
    }
}
