namespace Auth0Mcp.SignIn;

/// <summary>Why there is no sign-in to use, in the same words everywhere.</summary>
internal static class MissingSignIn
{
    /// <summary>A sentence.</summary>
    /// <param name="name">The profile that counts, of which there is no sign-in.</param>
    public static string Sentence(string name, ProfileStore profiles) => profiles.List().Count == 0
        ? "Nobody is signed in."
        : $"There is no sign-in '{name}', and no other one stands in for it.";
}
