using Auth0Mcp.SignIn;

namespace Auth0Mcp.Cli;

/// <summary>Where a new sign-in goes when nobody says.</summary>
internal static class StorageChoice
{
    /// <summary>The keychain; for a profile whose sign-in is in a private file, where there is a keychain by now.</summary>
    /// <param name="known">Where the profile's sign-in is kept; null when there is none.</param>
    /// <param name="open">Opens the store of that name.</param>
    public static async Task<string> ChooseAsync(string? known, Func<string, ISignInStore> open, CancellationToken cancellationToken)
    {
        if (known is null or SignInStorage.Keychain)
        {
            return SignInStorage.Keychain;
        }

        try
        {
            await open(SignInStorage.Keychain).CheckAsync(cancellationToken);
            return SignInStorage.Keychain;
        }
        catch (SignInStoreException)
        {
            return known;
        }
    }
}
