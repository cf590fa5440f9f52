using Auth0Mcp.Configuration;

namespace Auth0Mcp.SignIn;

/// <summary>The sign-in that the environment holds: a token, or an application that gets one. Exactly one of the two is set.</summary>
internal sealed record EnvironmentCredentials(Credentials? Token, ApplicationVariables? Application)
{
    private static readonly string[] s_variables = [EnvironmentVariables.Token, EnvironmentVariables.Domain, EnvironmentVariables.ClientId, EnvironmentVariables.ClientSecret];

    /// <summary>True when the environment has at least a part of a sign-in, which then has to be whole.</summary>
    public static bool AreGiven(Func<string, string?> environment) => s_variables.Any(variable => Given(environment, variable) is not null);

    /// <summary>Reads the sign-in; null when there is nothing of it. A token beats an application.</summary>
    /// <exception cref="UsageException">Something is wrong or missing.</exception>
    public static EnvironmentCredentials? Read(Func<string, string?> environment)
        => !AreGiven(environment) ? null
            : Given(environment, EnvironmentVariables.Token) is not null
              || (Given(environment, EnvironmentVariables.ClientId) is null && Given(environment, EnvironmentVariables.ClientSecret) is null)
                ? new EnvironmentCredentials(Credentials.FromEnvironment(environment), null)
                : new EnvironmentCredentials(null, ReadApplication(environment));

    /// <summary>Never prints a secret.</summary>
    public override string ToString() => Token?.ToString() ?? Application!.ToString();

    private static ApplicationVariables ReadApplication(Func<string, string?> environment)
    {
        var missing = s_variables.Where(variable => variable != EnvironmentVariables.Token && Given(environment, variable) is null).ToList();
        if (missing.Count > 0)
        {
            throw new UsageException(
                $"{string.Join(" and ", missing)} {(missing.Count == 1 ? "is" : "are")} missing: an application signs in with {EnvironmentVariables.Domain}, {EnvironmentVariables.ClientId} and {EnvironmentVariables.ClientSecret} together. Set all three, or unset them and run 'auth0-mcp init'; --profile NAME uses a saved sign-in all the same.");
        }

        var domain = TenantAddress.Parse(Given(environment, EnvironmentVariables.Domain)!, EnvironmentVariables.Domain);
        var audience = Given(environment, EnvironmentVariables.Audience) ?? domain.ApiBase.AbsoluteUri + "/";
        return new ApplicationVariables(
            domain,
            new Uri(domain.ApiBase, "/"),
            Given(environment, EnvironmentVariables.ClientId)!,
            Given(environment, EnvironmentVariables.ClientSecret)!,
            audience);
    }

    private static string? Given(Func<string, string?> environment, string variable) => environment(variable)?.Trim() is { Length: > 0 } text ? text : null;
}
