namespace Auth0Mcp.SignIn.OAuth;

/// <summary>What was asked of the authorization server: the same error code means something else each time.</summary>
internal enum OAuthRequestKind
{
    /// <summary>RFC 8628 §3.1.</summary>
    DeviceAuthorization,

    /// <summary>RFC 8628 §3.4.</summary>
    DeviceToken,

    /// <summary>RFC 6749 §4.4.</summary>
    ClientCredentials,

    /// <summary>RFC 8693.</summary>
    TokenExchange,

    /// <summary>RFC 6749 §6.</summary>
    Refresh,

    /// <summary>RFC 7009 §2.1.</summary>
    Revocation,
}
