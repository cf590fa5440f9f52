using System.CommandLine;
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
        Description =
            "Also set up this client; at a terminal you are asked. One of "
                + $"{string.Join(", ", McpClients.All.Select(static client => client.Name))}.",
        HelpName = "name",
    };

    private readonly ClientScopeOption _clientScope = new("--client-scope");

    private readonly Option<string?> _scopes = new("--scopes")
    {
        Description =
            "What to ask for: comma-separated globs such as 'read:*,update:clients', or 'auto' for what the listed tools need, and to "
            + "read with all others. Add offline_access to stay signed in. Without this option you choose from a list; "
            + "without a terminal nothing is asked for.",
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
        Description = "Accept a sign-in to this tenant only, by its host; its custom domain, if you sign in there "
            + $"({EnvironmentVariables.Issuer}).",
        HelpName = "host",
    };

    private readonly Option<string?> _storage = new("--storage")
    {
        Description =
            $"Where the sign-in is kept: '{SignInStorage.Keychain}', the system's (default), or '{SignInStorage.File}', which only you "
            + "can read, for machines without a keychain.",
        HelpName = "where",
    };

    private readonly InitApplicationOptions _application = new();

    private readonly Option<string?> _audience = new("--audience")
    {
        Description = "The audience to ask a token for, where it is not https://HOST/api/v2/ (custom domains).",
        HelpName = "url",
    };

    private readonly Option<string?> _tools = new("--tools")
    {
        Description = $"The tools of this profile, as comma-separated globs; the profile remembers them. [env: {EnvironmentVariables.Tools}]",
        HelpName = "globs",
    };

    private readonly Option<string?> _toolsets = new("--toolsets")
    {
        Description = $"The areas of this profile, comma-separated; the profile remembers them. [env: {EnvironmentVariables.Toolsets}]",
        HelpName = "names",
    };

    private readonly Option<bool> _readOnly = new("--read-only")
    {
        Description =
            $"Only tools that change nothing; the profile stays so until --read-only=false. [env: {EnvironmentVariables.ReadOnly}]",
    };

    private readonly Option<string?> _profile = new("--profile")
    {
        Description =
            $"The name to keep the sign-in under, so that several tenants stand side by side. [env: {EnvironmentVariables.Profile}]",
        HelpName = "name",
    };

    private readonly Option<bool> _noInteraction = new("--no-interaction")
    {
        Description = "Ask nothing and open no browser: the address and the code are printed, and the command waits.",
    };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])
        [
            _client, _clientScope.Option, _scopes, _addScopes, _tenant, _profile, _storage, _tools, _toolsets, _readOnly,
                .. _application.All,
            _audience, _noInteraction,
        ])
        {
            command.Add(option);
        }

        _storage.AcceptOnlyFromAmong(SignInStorage.Keychain, SignInStorage.File);
    }

    public bool IsSilent(ParseResult parsed) => parsed.GetValue(_noInteraction);

    /// <summary>Everything joined and checked. Asks a person for one thing, a secret that is given nowhere.</summary>
    /// <exception cref="UsageException">Something is wrong or missing.</exception>
    public async Task<InitRequest> ReadAsync(
        ParseResult parsed, CliContext context, IPrompts prompts, CancellationToken cancellationToken)
    {
        IReadOnlyList<McpClient> clients = parsed.GetValue(_client) is { } clientName ? [McpClients.Find(clientName)] : [];
        var clientScope = _clientScope.Read(parsed);
        if (clients.Count == 0 && _clientScope.IsGiven(parsed))
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
        if (parsed.GetValue(_addScopes) is { } added)
        {
            CheckAlone(parsed);
            var wanted = ManagementScopes.Select(added, () => AutoScopes.Of(catalog), _addScopes.Name);
            var more = await MoreScopes.ReadAsync(name, known, wanted, context, cancellationToken);
            return new InitRequest(
                name, parsed.GetValue(_storage) ?? known!.Storage, selection.Tools, selection.Toolsets, catalog, more.Scopes,
                more.Tenant, more.Audience, more.Application, clients, clientScope)
            {
                More = more,
            };
        }

        var application = await _application.ReadAsync(parsed, context, prompts, cancellationToken);
        var isAuto = false;
        var scopes = parsed.GetValue(_scopes) is { } list ? ManagementScopes.Select(list, Auto) : null;
        var storage = parsed.GetValue(_storage) ?? await StorageChoice.ChooseAsync(known?.Storage, context.Store, cancellationToken);
        return new InitRequest(
            name, storage, selection.Tools, selection.Toolsets, catalog, scopes, tenant, audience, application, clients, clientScope)
        {
            IsAuto = isAuto,
        };

        IReadOnlyList<string> Auto()
        {
            isAuto = true;
            return AutoScopes.Of(catalog);
        }
    }

    /// <summary>What the sign-in is stays as it is when scopes are added to it.</summary>
    private void CheckAlone(ParseResult parsed)
    {
        Option<string?>[] others = [_scopes, _tenant, _audience, .. _application.All];
        if (Array.Find(others, option => parsed.GetValue(option) is not null) is { } other)
        {
            throw new UsageException(
                $"{_addScopes.Name} adds to the sign-in that is there: {other.Name} cannot be given with it. To sign in anew, "
                + $"leave {_addScopes.Name} out.");
        }
    }

    /// <summary>
    /// What is not said stays as the profile has it: a profile that was made read-only is so until somebody says otherwise.
    /// </summary>
    private (string? Tools, string? Toolsets, ToolSelection Parsed) Selection(
        ParseResult parsed, Func<string, string?> environment, Profile? known)
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
            SharedOptions.List(tools, "--tools", null, EnvironmentVariables.Tools),
            SharedOptions.List(toolsets, "--toolsets", null, EnvironmentVariables.Toolsets), readOnly);
        return (tools, toolsets, selection);
    }

    private static string Audience(string text)
        => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
            ? text
            : throw new UsageException(
                $"--audience is not a URL. Write it as the API's settings show it, e.g. https://example.eu.auth0.com/api/v2/.");
}
