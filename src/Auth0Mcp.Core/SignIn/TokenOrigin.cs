namespace Auth0Mcp.SignIn;

/// <summary>The sign-in that an access token comes from.</summary>
/// <param name="Profile">Null for a sign-in of the environment.</param>
/// <param name="ClientId">The application; empty when the token was brought.</param>
/// <param name="Scopes">What the authorization server granted; null when it did not say.</param>
internal sealed record TokenOrigin(SignInKind Kind, string? Profile, string ClientId, IReadOnlyList<string>? Scopes);
