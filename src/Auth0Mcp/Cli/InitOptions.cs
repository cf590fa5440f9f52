using System.CommandLine;
using System.Text;
using Auth0Mcp.Catalog;
using Auth0Mcp.Cli.Prompts;
using Auth0Mcp.Clients;
using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;
using Auth0Mcp.SignIn.OAuth;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Cli;

/// <summary>The options of <c>init</c>, and how they, the variables and the profile that is there become one request.</summary>
internal sealed class InitOptions
{
    private readonly Option<string?> _client = new("--client")
    {
        Description = $"Also set up this client: {string.Join(", ", McpClients.All.Select(static client => client.Name))}.",
        HelpName = "name",
    };

    private readonly ClientScopeOption _clientScope = new("--client-scope");

    private readonly Option<string?> _scopes = new("--scopes")
    {
        Description = "What to ask for: comma-separated globs such as 'read:*,update:clients', or 'auto' for exactly what the enabled tools need. "
            + "Add offline_access to stay signed in. Without this option you choose from a list.",
        HelpName = "globs",
    };

    private readonly Option<string?> _addScopes = new("--add-scopes")
    {
        Description = "Sign in again for what the profile's sign-in has and these scopes as well, e.g. 'read:users,update:users'. "
            + "Tenant, storage and everything else stay.",
        HelpName = "globs",
    };

    private readonly Option<string?> _tenant = new("--tenant")
    {
        Description = "Refuse a sign-in to any other tenant than this host; a custom domain where the sign-in is asked for there.",
        HelpName = "host",
    };

    private readonly Option<string?> _storage = new("--storage")
    {
        Description = $"Where the sign-in is kept: '{SignInStorage.Keychain}' is that of the system (default), '{SignInStorage.File}' a file that only you can read, for machines without one.",
        HelpName = "where",
    };

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
        Description = $"Its secret; '-' reads it from standard input, which other programs cannot see. [env: {EnvironmentVariables.ClientSecret}]",
        HelpName = "secret",
    };

    private readonly Option<string?> _audience = new("--audience")
    {
        Description = "The audience to ask a token for, where it is not https://HOST/api/v2/ (custom domains).",
        HelpName = "url",
    };

    private readonly Option<string?> _tools = new("--tools")
    {
        Description = $"Tools of this profile, comma-separated globs; remembered. [env: {EnvironmentVariables.Tools}]",
        HelpName = "globs",
    };

    private readonly Option<string?> _toolsets = new("--toolsets")
    {
        Description = $"Areas of this profile, comma-separated; remembered. [env: {EnvironmentVariables.Toolsets}]",
        HelpName = "names",
    };

    private readonly Option<bool> _readOnly = new("--read-only")
    {
        Description = $"Only tools that change nothing, for good; --read-only=false takes it back. [env: {EnvironmentVariables.ReadOnly}]",
    };

    private readonly Option<string?> _profile = new("--profile")
    {
        Description = $"The name to keep the sign-in under, so that several tenants stand side by side. [env: {EnvironmentVariables.Profile}]",
        HelpName = "name",
    };

    private readonly Option<bool> _noInteraction = new("--no-interaction")
    {
        Description = "Ask nothing and open no browser: the address and the code are printed, and the command waits.",
    };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_client, _clientScope.Option, _scopes, _addScopes, _tenant, _profile, _storage, _tools, _toolsets, _readOnly, _domain, _clientId, _clientSecret, _audience, _noInteraction])
        {
            command.Add(option);
        }

        _storage.AcceptOnlyFromAmong(SignInStorage.Keychain, SignInStorage.File);
    }

    public bool IsSilent(ParseResult parsed) => parsed.GetValue(_noInteraction);

    /// <summary>Everything joined and checked. Asks a person for one thing, a secret that is given nowhere.</summary>
    /// <exception cref="UsageException">Something is wrong or missing.</exception>
    public async Task<InitRequest> ReadAsync(ParseResult parsed, CliContext context, IPrompts prompts, CancellationToken cancellationToken)
    {
        var client = parsed.GetValue(_client) is { } clientName ? McpClients.Find(clientName) : null;
        var clientScope = _clientScope.Read(parsed);
        if (client is null && _clientScope.IsGiven(parsed))
        {
            throw new UsageException("--client-scope says where a client's configuration is written. Name the client with --client.");
        }

        var tenant = parsed.GetValue(_tenant) is { } host ? TenantAddress.Parse(host, "--tenant") : null;
        var audience = parsed.GetValue(_audience) is { } url ? Audience(url) : null;
        var profiles = context.Profiles();
        var name = ProfileName.Choose(parsed.GetValue(_profile), context.Environment, profiles);
        var known = profiles.Find(name);
        var selection = Selection(parsed, context.Environment, known);
        var catalog = ToolCatalog.Select(selection.Parsed, ToolRegistry.Instance);
        var storage = parsed.GetValue(_storage) ?? known?.Storage ?? SignInStorage.Keychain;
        if (parsed.GetValue(_addScopes) is { } added)
        {
            CheckAlone(parsed);
            var wanted = ManagementScopes.Select(added, () => catalog.Tools, _addScopes.Name);
            var more = await MoreScopes.ReadAsync(name, known, wanted, context, cancellationToken);
            return new InitRequest(
                name, storage, selection.Tools, selection.Toolsets, catalog, more.Scopes, more.Tenant, more.Audience, more.Application, client, clientScope)
            {
                More = more,
            };
        }

        var application = await ApplicationAsync(parsed, context, prompts, cancellationToken);
        var scopes = parsed.GetValue(_scopes) is { } list ? ManagementScopes.Select(list, () => catalog.Tools) : null;
        return new InitRequest(name, storage, selection.Tools, selection.Toolsets, catalog, scopes, tenant, audience, application, client, clientScope);
    }

    /// <summary>What the sign-in is stays as it is when scopes are added to it.</summary>
    private void CheckAlone(ParseResult parsed)
    {
        Option<string?>[] others = [_scopes, _tenant, _audience, _domain, _clientId, _clientSecret];
        if (Array.Find(others, option => parsed.GetValue(option) is not null) is { } other)
        {
            throw new UsageException(
                $"{_addScopes.Name} adds to the sign-in that is there: {other.Name} cannot be given with it. To sign in anew, leave {_addScopes.Name} out.");
        }
    }

    /// <summary>What is not said stays as the profile has it: a profile that was made read-only is so until somebody says otherwise.</summary>
    private (string? Tools, string? Toolsets, ToolSelection Parsed) Selection(ParseResult parsed, Func<string, string?> environment, Profile? known)
    {
        var tools = parsed.GetValue(_tools) ?? environment(EnvironmentVariables.Tools);
        var toolsets = parsed.GetValue(_toolsets) ?? environment(EnvironmentVariables.Toolsets);
        if (tools is null && toolsets is null)
        {
            (tools, toolsets) = (known?.Tools, known?.Toolsets);
        }

        var readOnly = parsed.GetResult(_readOnly) is { Implicit: false }
            ? parsed.GetValue(_readOnly)
            : EnvironmentVariables.Boolean(environment, EnvironmentVariables.ReadOnly) ?? known?.ReadOnly ?? false;
        var selection = new ToolSelection(
            SharedOptions.List(tools, "--tools", null, EnvironmentVariables.Tools), SharedOptions.List(toolsets, "--toolsets", null, EnvironmentVariables.Toolsets), readOnly);
        return (tools, toolsets, selection);
    }

    /// <summary>Half of the credentials is a mistake, never a reason to sign a person in instead.</summary>
    private async Task<ApplicationCredentials?> ApplicationAsync(ParseResult parsed, CliContext context, IPrompts prompts, CancellationToken cancellationToken)
    {
        var isWanted = ((Option<string?>[])[_domain, _clientId, _clientSecret]).Any(option => parsed.GetValue(option) is not null);
        if (!isWanted)
        {
            return null;
        }

        var domain = Given(parsed, _domain, context, EnvironmentVariables.Domain);
        var clientId = Given(parsed, _clientId, context, EnvironmentVariables.ClientId);
        var secret = parsed.GetValue(_clientSecret) == "-" ? await FirstLineAsync(context, cancellationToken) : Given(parsed, _clientSecret, context, EnvironmentVariables.ClientSecret);
        if (secret is null && domain is not null && clientId is not null && prompts.CanAsk)
        {
            secret = (await prompts.AskSecretAsync($"Client secret of {clientId}:", cancellationToken)).Trim() is { Length: > 0 } typed ? typed : null;
        }

        string[] missing =
        [
            .. domain is null ? (string[])["--auth0-domain"] : [],
            .. clientId is null ? (string[])["--auth0-client-id"] : [],
            .. secret is null ? (string[])[$"--auth0-client-secret (or {EnvironmentVariables.ClientSecret}, or '-' for standard input)"] : [],
        ];
        if (missing.Length > 0)
        {
            throw new UsageException($"To sign in as an application, give {string.Join(" and ", missing)} too; to sign in as a person, give none of them.");
        }

        if (parsed.GetValue(_clientSecret) is not (null or "-"))
        {
            await context.Error.WriteLineAsync($"Note: a secret on the command line can be seen by other programs and stays in the shell's history. Next time use {EnvironmentVariables.ClientSecret}, or '-' and standard input.");
        }

        return new ApplicationCredentials(TenantAddress.Parse(domain!, "--auth0-domain"), clientId!, secret!);
    }

    private static string? Given(ParseResult parsed, Option<string?> option, CliContext context, string variable)
        => (parsed.GetValue(option) ?? context.Environment(variable))?.Trim() is { Length: > 0 } text ? text : null;

    private static async Task<string?> FirstLineAsync(CliContext context, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(context.OpenStandardInput(), Encoding.UTF8);
        return (await reader.ReadLineAsync(cancellationToken))?.Trim() is { Length: > 0 } text ? text : null;
    }

    private static string Audience(string text)
        => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
            ? text
            : throw new UsageException($"--audience is not a URL. Write it as the API's settings show it, e.g. https://example.eu.auth0.com/api/v2/.");
}
