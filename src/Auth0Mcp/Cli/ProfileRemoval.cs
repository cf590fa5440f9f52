using Auth0Mcp.SignIn;
using Auth0Mcp.SignIn.OAuth;

namespace Auth0Mcp.Cli;

/// <summary>Ends sign-ins: revokes the refresh token, deletes what is stored, forgets the profile.</summary>
internal static class ProfileRemoval
{
    /// <summary>Removes one after the other; a failure does not keep the others.</summary>
    /// <returns>The exit code: 0 when nothing is left of any of them, here or at the server.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> names, CliContext context, CancellationToken cancellationToken)
    {
        var isClean = true;
        foreach (var name in names)
        {
            isClean &= await RemoveAsync(name, context, cancellationToken);
        }

        var profiles = context.Profiles();
        if (profiles.List() is [var left, ..] && profiles.Find(profiles.Default) is null)
        {
            await context.Error.WriteLineAsync(
                $"No profile is the default now. 'auth0-mcp profiles default {left.Name}' makes '{left.Name}' the default.");
        }

        return isClean ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task<bool> RemoveAsync(string name, CliContext context, CancellationToken cancellationToken)
    {
        var profiles = context.Profiles();
        var profile = profiles.Get(name);

        // As it is stored, whichever letters were typed: the stores tell them apart.
        name = profile.Name;

        // A server that renews just now would put the sign-in back.
        using var held = await context.LockAsync(name, cancellationToken);
        var store = context.Store(profile.Storage);
        context.WriteStart("ends a sign-in", name, store.Description);
        SavedSignIn? signIn;
        try
        {
            signIn = await store.LoadAsync(name, cancellationToken);
        }
        catch (SignInStoreException failure)
        {
            await context.Error.WriteLineAsync($"auth0-mcp: {failure.Message} Profile '{name}' was left as it is.");
            return false;
        }

        var failed = signIn?.RefreshToken is null ? null : await RevokeAsync(signIn, context, cancellationToken);
        await store.DeleteAsync(name, cancellationToken);
        profiles.Remove(name);
        await context.Output.WriteLineAsync(signIn is null
            ? $"Removed profile '{name}'; it had no sign-in any more."
            : $"Signed out of {signIn.Tenant} and removed profile '{name}'.");
        if (failed is not null)
        {
            await context.Error.WriteLineAsync(
                $"auth0-mcp: the refresh token was removed from this machine, but revoking it failed: {failed.Description} Until "
                + "you remove it there, whoever has a copy can use it.");
        }
        else if (signIn is not null && signIn.ExpiresAt > context.Time.GetUtcNow())
        {
            await context.Error.WriteLineAsync(
                $"{(signIn.RefreshToken is null ? "The" : "The refresh token is revoked. The")} access token cannot be revoked; "
                + $"it ends {SignInText.Expiry(signIn.ExpiresAt, context.Time.GetUtcNow(), context.Time.LocalTimeZone)}.");
        }

        return failed is null;
    }

    private static async Task<OAuthError?> RevokeAsync(SavedSignIn signIn, CliContext context, CancellationToken cancellationToken)
    {
        using var http = OAuthHttp.Create();
        return await new OAuthClient(http, TimeProvider.System, context.Debug()).RevokeAsync(
            new Uri(signIn.Issuer), signIn.ClientId, signIn.Proof, signIn.RefreshToken!, cancellationToken);
    }
}
