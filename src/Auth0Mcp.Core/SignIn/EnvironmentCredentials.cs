using Auth0Mcp.Configuration;

namespace Auth0Mcp.SignIn;

/// <summary>The sign-in that the environment holds: a token, or an application that gets one. Exactly one of the two is set.</summary>
internal sealed record EnvironmentCredentials(Credentials? Token, ApplicationVariables? Application)
{
    private static readonly string[] s_variables =
    [
        EnvironmentVariables.Token, EnvironmentVariables.Domain, EnvironmentVariables.ClientId, EnvironmentVariables.ClientSecret,
        EnvironmentVariables.SigningKeyPath,
    ];

    /// <summary>True when the environment has at least a part of a sign-in, which then has to be whole.</summary>
    public static bool AreGiven(Func<string, string?> environment)
        => s_variables.Any(variable => Given(environment, variable) is not null);

    /// <summary>Reads the sign-in; null when there is nothing of it. A token beats an application.</summary>
    /// <exception cref="UsageException">Something is wrong or missing.</exception>
    public static EnvironmentCredentials? Read(Func<string, string?> environment)
        => !AreGiven(environment) ? null
            : Given(environment, EnvironmentVariables.Token) is not null || !IsApplication(environment)
                ? new EnvironmentCredentials(Credentials.FromEnvironment(environment), null)
                : new EnvironmentCredentials(null, ReadApplication(environment));

    /// <summary>Never prints a secret.</summary>
    public override string ToString() => Token?.ToString() ?? Application!.ToString();

    private static bool IsApplication(Func<string, string?> environment)
        => ((string[])[EnvironmentVariables.ClientId, EnvironmentVariables.ClientSecret, EnvironmentVariables.SigningKeyPath])
            .Any(variable => Given(environment, variable) is not null);

    private static ApplicationVariables ReadApplication(Func<string, string?> environment)
    {
        var keyPath = Given(environment, EnvironmentVariables.SigningKeyPath);
        string[] needed =
        [
            EnvironmentVariables.Domain, EnvironmentVariables.ClientId,
            keyPath is null ? EnvironmentVariables.ClientSecret : EnvironmentVariables.SigningKeyPath,
        ];
        var missing = needed.Where(variable => Given(environment, variable) is null).ToList();
        if (missing.Count > 0)
        {
            throw new UsageException(
                $"{string.Join(" and ", missing)} {(missing.Count == 1 ? "is" : "are")} missing: an application signs in with "
                + $"{EnvironmentVariables.Domain}, {EnvironmentVariables.ClientId} and {EnvironmentVariables.ClientSecret} "
                + "together, or with "
                + $"{EnvironmentVariables.SigningKeyPath} instead of the secret. Set all three, or unset them and run 'auth0-mcp init'; "
                + "--profile NAME uses a saved sign-in all the same.");
        }

        if (keyPath is not null && Given(environment, EnvironmentVariables.ClientSecret) is not null)
        {
            throw new UsageException(
                $"{EnvironmentVariables.ClientSecret} and {EnvironmentVariables.SigningKeyPath} are both set. An application has "
                + "one of them: unset the other.");
        }

        var domain = TenantAddress.Parse(Given(environment, EnvironmentVariables.Domain)!, EnvironmentVariables.Domain);
        var audience = Given(environment, EnvironmentVariables.Audience) ?? domain.ApiBase.AbsoluteUri + "/";
        var proof = keyPath is null
            ? new ClientProof(Given(environment, EnvironmentVariables.ClientSecret))
            : ClientProof.FromFile(
                keyPath, Given(environment, EnvironmentVariables.SigningAlgorithm), EnvironmentVariables.SigningKeyPath);
        return new ApplicationVariables(
            domain, new Uri(domain.ApiBase, "/"), Given(environment, EnvironmentVariables.ClientId)!, proof, audience);
    }

    private static string? Given(Func<string, string?> environment, string variable)
        => environment(variable)?.Trim() is { Length: > 0 } text ? text : null;
}
