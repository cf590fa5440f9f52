namespace Auth0Mcp.Configuration;

/// <summary>A tenant with a Management API access token for it.</summary>
internal sealed record Credentials(TenantAddress Tenant, string AccessToken)
{
    /// <summary>The in-process tenant takes any token.</summary>
    public static Credentials Demo { get; } = new(new TenantAddress("demo.auth0.example", new Uri("https://demo.auth0.example/api/v2")), "demo");

    /// <summary>Reads the credentials from the environment.</summary>
    /// <exception cref="UsageException">One of the two variables is missing or wrong.</exception>
    public static Credentials FromEnvironment(Func<string, string?> environment)
    {
        var token = environment(EnvironmentVariables.Token)?.Trim();
        var domain = environment(EnvironmentVariables.Domain)?.Trim();
        if (string.IsNullOrEmpty(token) && string.IsNullOrEmpty(domain))
        {
            throw new UsageException(
                $"No credentials. Set {EnvironmentVariables.Domain} (e.g. example.eu.auth0.com) and {EnvironmentVariables.Token} (a Management API access token), or add --demo to try everything without a tenant.");
        }

        if (string.IsNullOrEmpty(domain))
        {
            throw new UsageException($"{EnvironmentVariables.Token} is set but {EnvironmentVariables.Domain} is not. Set the tenant's host too, e.g. {EnvironmentVariables.Domain}=example.eu.auth0.com.");
        }

        if (string.IsNullOrEmpty(token))
        {
            throw new UsageException($"{EnvironmentVariables.Domain} is set but {EnvironmentVariables.Token} is not. Set a Management API access token too.");
        }

        // A header cannot carry these, and a token never has them: a pasted line break or quote is the usual cause.
        if (token.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new UsageException($"{EnvironmentVariables.Token} contains white space or characters that no token has. Paste it again without line breaks.");
        }

        return new Credentials(TenantAddress.Parse(domain, EnvironmentVariables.Domain), token);
    }

    /// <summary>Never prints the token.</summary>
    public override string ToString() => $"Credentials for {Tenant.Host}";
}
