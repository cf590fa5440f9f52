namespace Auth0Mcp.SignIn;

/// <summary>
/// Something that is stored cannot be read or changed; the message says why and what to do. What was stored is still there.
/// </summary>
internal sealed class SignInStoreException(string message) : Exception(message);
