namespace Auth0Mcp.SignIn.OAuth;

/// <summary>Why a request to the authorization server failed.</summary>
/// <param name="Code">An OAuth error code, or one of the constants here.</param>
/// <param name="Description">One sentence and what to do, for a person.</param>
/// <param name="IsTransient">The same request may succeed later.</param>
internal sealed record OAuthError(string Code, string Description, bool IsTransient)
{
    /// <summary>No connection, or no answer in time.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>The certificate of the server, or of something between, is not trusted.</summary>
    public const string InsecureConnection = "insecure_connection";

    /// <summary>Something answered, but not as RFC 6749, 7009 or 8628 say: a web page, for example.</summary>
    public const string UnexpectedAnswer = "unexpected_answer";

    /// <summary>The person said no (RFC 8628 §3.5), or the server refuses the client.</summary>
    public const string AccessDenied = "access_denied";

    /// <summary>Nobody approved in time (RFC 8628 §3.5).</summary>
    public const string ExpiredToken = "expired_token";

    /// <summary>Not approved yet (RFC 8628 §3.5).</summary>
    public const string AuthorizationPending = "authorization_pending";

    /// <summary>Not approved yet, and asked too often (RFC 8628 §3.5).</summary>
    public const string SlowDown = "slow_down";
}
