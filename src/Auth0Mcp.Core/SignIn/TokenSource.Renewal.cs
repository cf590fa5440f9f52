namespace Auth0Mcp.SignIn;

/// <summary>Renews a sign-in under the lock of its profile, and stores it before it is used.</summary>
internal sealed partial class TokenSource
{
    private async Task<AccessToken> RenewAsync(Profile profile, ISignInStore store, AccessToken? rejected)
    {
        debug?.Write($"sign-in '{profile.Name}': {(rejected is null ? "its token ends" : "the tenant refuses its token")}");
        using var _ = await ProfileLock.AcquireAsync(directories.State, profile.Name, CancellationToken.None);

        // Another process may have renewed it, or have signed out, while this one waited.
        var changes = _changes.Current();
        var signIn = await StoreAsync(store, profile, await LoadAsync(store, profile));
        var held = Hold(profile, signIn);
        var now = time.GetUtcNow();
        if (!held.IsGood(now, rejected))
        {
            held = await NextAsync(profile, store, signIn, held, rejected);
            changes = _changes.Current();
            debug?.Write($"sign-in '{profile.Name}': renewed and stored in {store.Description}");
        }

        _found = new Found(changes, held);
        return held.Token;
    }

    private async Task<HeldToken> NextAsync(
        Profile profile, ISignInStore store, SavedSignIn signIn, HeldToken held, AccessToken? rejected)
    {
        var isUsable = rejected is null && held.Token.ExpiresAt > time.GetUtcNow();
        if (!signIn.IsRenewable)
        {
            return isUsable ? held.AskedAgain(time.GetUtcNow()) : throw Ended(profile, signIn, rejected);
        }

        if (_dead is { } dead && dead.RefreshToken == signIn.RefreshToken)
        {
            throw dead.Reason.Again();
        }

        // What could not be stored is not asked for: asking spends the refresh token.
        await store.CheckAsync(CancellationToken.None);
        SavedSignIn next;
        try
        {
            next = await TokenRenewal.RequestAsync(oauth(), profile.Name, signIn, time);
        }
        catch (NotSignedInException failure) when (failure.IsTransient && isUsable)
        {
            return held.AskedAgain(time.GetUtcNow());
        }
        catch (NotSignedInException failure)
        {
            _dead = failure.IsTransient || signIn.RefreshToken is null ? _dead : (signIn.RefreshToken, failure);
            throw;
        }

        // Stored before it is used: whatever happens next, the refresh token is not lost.
        Secrets = [.. Secrets, .. SecretsOf(next)];
        var life = next.ExpiresAt - time.GetUtcNow();
        _unstored = new Unstored(profile.Name, signIn.RefreshToken, next);
        _ = await StoreAsync(store, profile, signIn);
        return HeldToken.Renewed(TokenRenewal.Token(profile, next), time.GetUtcNow(), life);
    }

    /// <summary>Stores what was renewed from this sign-in and is not stored yet.</summary>
    private async Task<SavedSignIn> StoreAsync(ISignInStore store, Profile profile, SavedSignIn signIn)
    {
        if (_unstored is not { } waiting || waiting.Profile != profile.Name || waiting.Spent != signIn.RefreshToken)
        {
            return signIn;
        }

        await store.SaveAsync(profile.Name, waiting.Next, CancellationToken.None);
        _unstored = null;
        return waiting.Next;
    }
}
