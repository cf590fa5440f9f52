using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;
using Auth0Mcp.SignIn.OAuth;

namespace Auth0Mcp.Doctor;

/// <summary>Finds the sign-in that <c>run</c> would use: the environment's, else the chosen profile's.</summary>
internal static class SignInLoader
{
    private const string Environment = "the environment";

    public static async Task<SignInState> LoadAsync(string? named, CredentialResolver credentials, CancellationToken cancellationToken)
    {
        try
        {
            return FromEnvironment(named, credentials) ?? await FromProfileAsync(named, credentials, cancellationToken);
        }
        catch (UsageException problem)
        {
            return Without("", "token", problem.Message, "auth0-mcp init");
        }
        catch (SignInStoreException problem)
        {
            return Without("", "storage", problem.Message, "auth0-mcp init --storage file");
        }
    }

    /// <summary>Null when the environment holds nothing of a sign-in.</summary>
    private static SignInState? FromEnvironment(string? named, CredentialResolver credentials)
    {
        try
        {
            return credentials.FromEnvironment(named) switch
            {
                null => null,
                { Application: { } application } => FromApplication(application),
                { Token: var token } => FromToken(token!),
            };
        }
        catch (UsageException problem)
        {
            return Without("", "token", problem.Message, "correct these variables, or unset them and run 'auth0-mcp init'");
        }
    }

    private static SignInState FromApplication(ApplicationVariables application)
        => new(Environment, null, $"check {EnvironmentVariables.ClientId} and {EnvironmentVariables.ClientSecret}")
        {
            Tenant = application.Tenant,
            CanonicalHost = TokenTenant.CanonicalHost(application.Tenant, application.Audience),
            Renewal = $"with {application.Proof.Name}",
            IsFromVariables = true,
        };

    private static SignInState FromToken(Credentials credentials)
    {
        var claims = AccessTokenClaims.Read(credentials.AccessToken);
        var problem = NotSent(
            TokenTenant.Problem(credentials), $"set {EnvironmentVariables.Token} and {EnvironmentVariables.Domain} to the same tenant");
        return new SignInState(Environment, problem, problem?.Fix ?? $"set {EnvironmentVariables.Token} to a new Management API token")
        {
            Tenant = credentials.Tenant,
            CanonicalHost = problem is null
                ? TokenTenant.CanonicalHost(credentials.Tenant, claims?.ManagementApi?.AbsoluteUri ?? "")
                : null,
            Token = problem is null ? credentials.AccessToken : null,
            ExpiresAt = claims?.ExpiresAt,
            Scopes = claims?.Scopes,
            IsFromVariables = true,
        };
    }

    private static async Task<SignInState> FromProfileAsync(
        string? named, CredentialResolver credentials, CancellationToken cancellationToken)
    {
        var name = credentials.NameOf(named);
        var fix = name == ProfileName.Default ? "auth0-mcp init" : $"auth0-mcp init --profile {name}";
        if (credentials.Profiles.Find(name) is not { } profile)
        {
            return Without("", "token", MissingSignIn.Sentence(name, credentials.Profiles), fix);
        }

        var store = credentials.Store(profile.Storage);
        if (await store.LoadAsync(profile.Name, cancellationToken) is not { } signIn)
        {
            return Without(store.Description, "token", $"The sign-in of profile '{name}' is gone from {store.Description}.", fix);
        }

        var problem = NotSent(TokenTenant.Problem(profile, signIn), fix);
        var tenant = TokenTenant.Of(signIn);
        return new SignInState(store.Description, problem, fix)
        {
            Tenant = tenant,
            CanonicalHost = problem is null ? TokenTenant.CanonicalHost(tenant, signIn.Audience) : null,
            Token = problem is null ? signIn.AccessToken : null,
            ExpiresAt = signIn.ExpiresAt,
            Renewal = signIn is { Kind: SignInKind.ClientCredentials, Proof: { } proof }
                ? $"with {proof.Name}"
                : signIn.RefreshToken is not null ? "with the refresh token" : null,
            Scopes = signIn.Scopes,
        };
    }

    /// <summary>Where a call would refuse to send the token, so does every check.</summary>
    private static Finding? NotSent(string? problem, string fix)
        => problem is null ? null : new Finding("token", FindingLevel.Failure, problem + " The token is not sent.", fix);

    private static SignInState Without(string storage, string check, string message, string fix)
        => new(storage, new Finding(check, FindingLevel.Failure, message, fix), fix);
}
