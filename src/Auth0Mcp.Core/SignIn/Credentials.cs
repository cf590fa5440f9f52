using Auth0Mcp.Configuration;

namespace Auth0Mcp.SignIn;

/// <summary>A tenant with a Management API access token for it.</summary>
internal sealed record Credentials(TenantAddress Tenant, string AccessToken)
{
    /// <summary>The audience that the token has, where a person names it because the tenant is a custom domain; else null.</summary>
    public string? Audience { get; init; }

    /// <summary>The in-process tenant takes any token.</summary>
    public static Credentials Demo { get; } = new(
        new TenantAddress("demo.auth0.example", new Uri("https://demo.auth0.example/api/v2")), "demo");

    /// <summary>Reads the credentials from the environment.</summary>
    /// <exception cref="UsageException">One of the two variables is missing or wrong.</exception>
    public static Credentials FromEnvironment(Func<string, string?> environment)
    {
        var token = environment(EnvironmentVariables.Token)?.Trim();
        var domain = environment(EnvironmentVariables.Domain)?.Trim();
        if (string.IsNullOrEmpty(token) && string.IsNullOrEmpty(domain))
        {
            throw Missing();
        }

        if (string.IsNullOrEmpty(domain))
        {
            throw new UsageException(
                $"{EnvironmentVariables.Token} is set but {EnvironmentVariables.Domain} is not. Set the tenant's host too, e.g. "
                + $"{EnvironmentVariables.Domain}=example.eu.auth0.com.");
        }

        if (string.IsNullOrEmpty(token))
        {
            throw new UsageException(
                $"{EnvironmentVariables.Domain} is set but {EnvironmentVariables.Token} is not. Set a Management API access "
                + $"token too, or {EnvironmentVariables.ClientId} and {EnvironmentVariables.ClientSecret}; or unset it and run "
                + "'auth0-mcp init'. --profile NAME uses a saved sign-in all the same.");
        }

        // A header cannot carry these, and a token never has them: a pasted line break or quote is the usual cause.
        if (token.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new UsageException(
                $"{EnvironmentVariables.Token} contains white space or characters that no token has. Paste it again without line "
                + "breaks.");
        }

        return new Credentials(
            TenantAddress.Parse(domain, EnvironmentVariables.Domain),
            token)
        { Audience = environment(EnvironmentVariables.Audience)?.Trim() is { Length: > 0 } audience ? audience : null };
    }

    /// <summary>There is nothing to sign in with.</summary>
    public static UsageException Missing() => new(
        $"Not signed in. Run 'auth0-mcp init'; or set {EnvironmentVariables.Domain} (e.g. example.eu.auth0.com) with "
        + $"{EnvironmentVariables.Token} (a Management API access token), or with {EnvironmentVariables.ClientId} and "
        + $"{EnvironmentVariables.ClientSecret}; or add --demo to try everything without a tenant.");

    /// <summary>Never prints the token.</summary>
    public override string ToString() => $"Credentials for {Tenant.Host}";
}
