using System.CommandLine;
using Auth0Mcp.Catalog;
using Auth0Mcp.Cli.Prompts;
using Auth0Mcp.Clients;
using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;
using Auth0Mcp.SignIn.OAuth;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Cli;

/// <summary>
/// <c>init</c>: sign in to a tenant, keep the sign-in, and set up clients. Nothing is written before all of it has succeeded.
/// </summary>
internal static class InitCommand
{
    public static Command Create(CliContext context)
    {
        var options = new InitOptions();
        var command = new Command("init", "Sign in to a tenant, and set up a client to use it.");
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var prompts = options.IsSilent(parsed) || !context.Prompts.CanAsk ? NoPrompts.Instance : context.Prompts;
            var request = await options.ReadAsync(parsed, context, prompts, cancellationToken);
            await RunAsync(request, prompts, context, cancellationToken);
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task RunAsync(InitRequest request, IPrompts prompts, CliContext context, CancellationToken cancellationToken)
    {
        if (request.More is { IsGranted: true } more)
        {
            await context.Output.WriteLineAsync(
                $"The sign-in '{request.Profile}' for {more.SignIn.Tenant} has these scopes already; nothing was changed.");
            return;
        }

        if (request is { Clients: [], More: null })
        {
            request = request with { Clients = await ClientOffer.AskAsync(prompts, Places(context), cancellationToken) };
        }

        // What would fail afterwards fails now: nobody signs in for nothing.
        var store = context.Store(request.Storage);
        await store.CheckAsync(cancellationToken);
        _ = Plans(request, context);
        _ = request.Application is null && request.More is null ? InitDeviceFlow.Server(context.Environment) : null;

        context.WriteStart(
            request.Application is null ? "signs a person in" : "signs an application in", request.Profile, store.Description);
        using var http = OAuthHttp.Create();
        var oauth = new OAuthClient(http, context.Time, context.Debug());
        var asked = request.Application is null ? await ScopesAsync(request, prompts, context, cancellationToken) : request.Scopes ?? [];
        var signIn = request.Application is { } application
            ? await new InitClientCredentials(oauth, context).SignInAsync(application, request.Audience, cancellationToken)
            : await new InitDeviceFlow(oauth, prompts, context).SignInAsync(request, asked, cancellationToken);
        CheckTenant(request.Tenant, signIn.Tenant);

        cancellationToken.ThrowIfCancellationRequested();
        var before = await SaveAsync(request, signIn, store, context, cancellationToken);
        context.Debug()?.Write($"sign-in '{request.Profile}': stored in {store.Description}");
        var clients = Plans(request, context);
        clients.ForEach(static client => client.Apply());
        await new InitReport(context).WriteAsync(request, signIn, asked, store.Description, clients);
        if (before is not null && before.Tenant != signIn.Tenant)
        {
            await context.Error.WriteLineAsync(
                $"Note: profile '{request.Profile}' was for {before.Tenant} until now. To keep both, sign in to one of them with "
                + "--profile NAME.");
        }
    }

    /// <summary>The scopes to ask for, said before anybody approves them.</summary>
    private static async Task<IReadOnlyList<string>> ScopesAsync(
        InitRequest request, IPrompts prompts, CliContext context, CancellationToken cancellationToken)
    {
        var scopes = request.Scopes ?? (prompts.CanAsk ? await ChooseScopesAsync(request, prompts, cancellationToken) : []);
        var isChosen = scopes.Contains(ManagementScopes.Auto, StringComparer.Ordinal);
        if (isChosen)
        {
            scopes = ManagementScopes.Select(string.Join(',', scopes), () => AutoScopes.Of(request.Catalog));
        }

        if (request.IsAuto || isChosen)
        {
            await context.Error.WriteLineAsync(AutoScopes.Explain(request.Catalog));
        }

        await context.Error.WriteLineAsync(scopes.Count > 0
            ? $"Scopes ({scopes.Count}): {string.Join(", ", scopes)}"
            : "No scope is asked for: nobody is here to choose, and --scopes is not given. The assistant will be allowed nothing. "
              + $"Add --scopes {ManagementScopes.Auto} for what the listed tools need, or name scopes, e.g. --scopes 'read:*'.");
        return scopes;
    }

    private static Task<IReadOnlyList<string>> ChooseScopesAsync(
        InitRequest request, IPrompts prompts, CancellationToken cancellationToken)
    {
        var offered = ToolRegistry.Instance.All().Where(request.Catalog.Reaches).SelectMany(ToolScopes.Of)
            .Distinct(StringComparer.Ordinal);
        var groups = ScopeGroup.Of(offered);
        return prompts.ChooseScopesAsync([groups[0], ScopeGroup.Auto, .. groups.Skip(1)], cancellationToken);
    }

    /// <exception cref="CommandFailedException">The person chose another tenant in the browser.</exception>
    private static void CheckTenant(TenantAddress? wanted, string actual)
    {
        if (wanted is not null
            && !string.Equals(
                wanted.ApiBase.AbsoluteUri, TenantAddress.Parse(actual, "The audience of the token").ApiBase.AbsoluteUri,
                StringComparison.OrdinalIgnoreCase))
        {
            throw new CommandFailedException(
                $"The sign-in is for {actual}, and --tenant says {wanted.Host}. Nothing was stored; run the command again and "
                + $"choose {wanted.Host} in the browser.");
        }
    }

    /// <returns>The profile as it was; null when it is new.</returns>
    private static async Task<Profile?> SaveAsync(
        InitRequest request, SavedSignIn signIn, ISignInStore store, CliContext context, CancellationToken cancellationToken)
    {
        var profiles = context.Profiles();

        // A server that renews just now would put the sign-in before this one back.
        using var held = await context.LockAsync(request.Profile, cancellationToken);
        var before = profiles.Find(request.Profile);
        profiles.Save(new Profile(
            request.Profile, signIn.Tenant, request.Storage, request.Catalog.IsReadOnly, request.Tools, request.Toolsets,
            before?.Confirm)
        {
            Secrets = before?.Secrets,
            Ends = SignInText.IsRenewable(signIn) ? null : signIn.ExpiresAt,
        });
        try
        {
            await store.SaveAsync(request.Profile, signIn, cancellationToken);
        }
        catch
        {
            // The old sign-in is still there; its profile has to be as well.
            Restore(profiles, request.Profile, before);
            throw;
        }

        if (before is not null && before.Storage != request.Storage)
        {
            await context.Store(before.Storage).DeleteAsync(request.Profile, cancellationToken);
        }

        return before;
    }

    private static void Restore(ProfileStore profiles, string name, Profile? before)
    {
        if (before is null)
        {
            profiles.Remove(name);
        }
        else
        {
            profiles.Save(before);
        }
    }

    private static List<ClientPlan> Plans(InitRequest request, CliContext context)
    {
        var places = Places(context);
        var choice = new EntryChoice(
            request.Tools,
            request.Toolsets,
            request.Catalog.IsReadOnly ? true : null,
            request.Profile == ProfileName.Default ? null : request.Profile);
        return [.. request.Clients.Select(client => new ClientSetup(places).Plan(
            client, request.ClientScope, ServerCommand.Current(places), choice))];
    }

    private static SystemPlaces Places(CliContext context) => SystemPlaces.Current(context.Environment, context.Directory);
}
