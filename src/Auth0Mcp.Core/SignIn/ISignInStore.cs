namespace Auth0Mcp.SignIn;

/// <summary>Where sign-ins are kept: the system's keychain or private files, one entry per profile.</summary>
internal interface ISignInStore
{
    /// <summary>The place, as a person knows it.</summary>
    string Description { get; }

    /// <summary>Makes sure that a sign-in could be stored now; leaves nothing behind.</summary>
    /// <exception cref="SignInStoreException">It could not.</exception>
    Task CheckAsync(CancellationToken cancellationToken);

    /// <summary>The profile's sign-in; null when there is none.</summary>
    /// <exception cref="SignInStoreException">It cannot be read.</exception>
    Task<SavedSignIn?> LoadAsync(string profile, CancellationToken cancellationToken);

    /// <summary>Replaces the profile's sign-in as a whole, or leaves it as it was.</summary>
    /// <exception cref="SignInStoreException">It was left as it was.</exception>
    Task SaveAsync(string profile, SavedSignIn signIn, CancellationToken cancellationToken);

    /// <summary>Removes the profile's sign-in, if there is one.</summary>
    /// <exception cref="SignInStoreException">It was left as it was.</exception>
    Task DeleteAsync(string profile, CancellationToken cancellationToken);
}
