namespace Auth0Mcp.SignIn;

/// <summary>How an access token is obtained again.</summary>
internal enum SignInKind
{
    /// <summary>A person signed in with the device flow: by the refresh token, if one was granted.</summary>
    Device,

    /// <summary>An application signed in: by its id and secret.</summary>
    ClientCredentials,

    /// <summary>Somebody brought the token: not at all.</summary>
    Token,
}
