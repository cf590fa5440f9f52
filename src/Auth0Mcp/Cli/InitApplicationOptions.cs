using System.CommandLine;
using System.Text;
using Auth0Mcp.Cli.Prompts;
using Auth0Mcp.Configuration;

namespace Auth0Mcp.Cli;

/// <summary>The options of <c>init</c> that describe an application.</summary>
internal sealed class InitApplicationOptions
{
    private readonly Option<string?> _domain = new("--auth0-domain")
    {
        Description = $"Sign in as an application, not as a person: the tenant's host. [env: {EnvironmentVariables.Domain}]",
        HelpName = "host",
    };

    private readonly Option<string?> _clientId = new("--auth0-client-id")
    {
        Description = $"The client id of that application. [env: {EnvironmentVariables.ClientId}]",
        HelpName = "id",
    };

    private readonly Option<string?> _clientSecret = new("--auth0-client-secret")
    {
        Description =
            $"Its secret; '-' reads it from standard input, so that no other program sees it. [env: {EnvironmentVariables.ClientSecret}]",
        HelpName = "secret",
    };

    private readonly Option<string?> _privateKey = new("--auth0-private-key")
    {
        Description = "Instead of a secret: a PEM file with the RSA key of an application that authenticates by Private Key JWT. "
            + $"[env: {EnvironmentVariables.SigningKeyPath}]",
        HelpName = "file",
    };

    private readonly Option<string?> _algorithm = new("--auth0-key-algorithm")
    {
        Description = $"The algorithm that the application's key is registered for: {string.Join(", ", ClientProof.Algorithms)}; "
            + $"default {ClientProof.DefaultAlgorithm}. [env: {EnvironmentVariables.SigningAlgorithm}]",
        HelpName = "name",
    };

    /// <summary>In the order of the help.</summary>
    public IReadOnlyList<Option<string?>> All => [_domain, _clientId, _clientSecret, _privateKey, _algorithm];

    /// <summary>Those that say that an application is meant.</summary>
    private Option<string?>[] Decisive => [_domain, _clientId, _clientSecret, _privateKey];

    /// <summary>
    /// The application; null when a person is meant. Half of the credentials is a mistake, never a reason to sign a person in
    /// instead.
    /// </summary>
    /// <exception cref="UsageException">Something is wrong or missing.</exception>
    public async Task<ApplicationCredentials?> ReadAsync(
        ParseResult parsed, CliContext context, IPrompts prompts, CancellationToken cancellationToken)
    {
        if (!Decisive.Any(option => parsed.GetValue(option) is not null))
        {
            return null;
        }

        var domain = Given(parsed, _domain, context, EnvironmentVariables.Domain);
        var clientId = Given(parsed, _clientId, context, EnvironmentVariables.ClientId);
        var keyPath = parsed.GetValue(_clientSecret) is null
            ? Given(parsed, _privateKey, context, EnvironmentVariables.SigningKeyPath)
            : null;
        if (parsed.GetValue(_clientSecret) is not null && parsed.GetValue(_privateKey) is not null)
        {
            throw new UsageException($"An application has a secret or a key: give {_clientSecret.Name} or {_privateKey.Name}.");
        }

        var secret = keyPath is not null ? null : await SecretAsync(parsed, context, cancellationToken);
        if (secret is null && keyPath is null && domain is not null && clientId is not null && prompts.CanAsk)
        {
            secret =
                (await prompts.AskSecretAsync($"Client secret of {clientId}:", cancellationToken)).Trim() is { Length: > 0 } typed
                    ? typed
                    : null;
        }

        string[] missing =
        [
            .. domain is null ? (string[])[_domain.Name] : [],
            .. clientId is null ? (string[])[_clientId.Name] : [],
            .. secret is null && keyPath is null
                ? (string[])[
                    $"{_clientSecret.Name} (or {EnvironmentVariables.ClientSecret}, '-' for standard input, or {_privateKey.Name})"]
                : [],
        ];
        if (missing.Length > 0)
        {
            throw new UsageException(
                $"To sign in as an application, give {string.Join(" and ", missing)} too; to sign in as a person, give none of them.");
        }

        await WarnAsync(parsed, context);
        var proof = keyPath is null
            ? new ClientProof(secret)
            : ClientProof.FromFile(keyPath, Given(parsed, _algorithm, context, EnvironmentVariables.SigningAlgorithm), _privateKey.Name);
        return new ApplicationCredentials(TenantAddress.Parse(domain!, _domain.Name), clientId!, proof);
    }

    private async Task WarnAsync(ParseResult parsed, CliContext context)
    {
        if (parsed.GetValue(_clientSecret) is not (null or "-"))
        {
            await context.Error.WriteLineAsync(
                "Note: a secret on the command line can be seen by other programs and stays in the shell's history. "
                + $"Next time use {EnvironmentVariables.ClientSecret}, or '-' and standard input.");
        }
    }

    private async Task<string?> SecretAsync(ParseResult parsed, CliContext context, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_clientSecret) != "-")
        {
            return Given(parsed, _clientSecret, context, EnvironmentVariables.ClientSecret);
        }

        using var reader = new StreamReader(context.OpenStandardInput(), Encoding.UTF8);
        return (await reader.ReadLineAsync(cancellationToken))?.Trim() is { Length: > 0 } text ? text : null;
    }

    private static string? Given(ParseResult parsed, Option<string?> option, CliContext context, string variable)
        => (parsed.GetValue(option) ?? context.Environment(variable))?.Trim() is { Length: > 0 } text ? text : null;
}
