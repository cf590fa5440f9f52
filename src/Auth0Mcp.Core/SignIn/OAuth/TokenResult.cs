namespace Auth0Mcp.SignIn.OAuth;

/// <summary>
/// What a token request brought: a token, or the reason why there is none. <see cref="Error"/> is null on success, else an OAuth error
/// code (RFC 6749 §5.2, RFC 8628 §3.5) or one of <see cref="OAuthError"/>; <see cref="Description"/> says it in a sentence with its fix.
/// </summary>
internal sealed record TokenResult
{
    private TokenResult()
    {
    }

    /// <summary>The access token; empty on failure.</summary>
    public string AccessToken { get; private init; } = "";

    /// <summary>How long the token lives from now on, whatever this machine's clock says.</summary>
    public TimeSpan ExpiresIn { get; private init; }

    /// <summary>The refresh token for the next renewal; null when the answer brought none, and the one in use stays good.</summary>
    public string? RefreshToken { get; private init; }

    /// <summary>The scopes that were granted; null when the answer names none: exactly those asked for (RFC 6749 §5.1).</summary>
    public IReadOnlyList<string>? Scopes { get; private init; }

    /// <summary>Why there is no token; null on success.</summary>
    public string? Error { get; private init; }

    /// <summary>The failure and its fix for a person; empty on success.</summary>
    public string Description { get; private init; } = "";

    /// <summary>
    /// The same request may succeed later: the network or the server failed, and nothing is known against the sign-in.
    /// </summary>
    public bool IsTransient { get; private init; }

    public bool IsSuccess => Error is null;

    public static TokenResult Granted(string accessToken, TimeSpan expiresIn, string? refreshToken, IReadOnlyList<string>? scopes)
        => new() { AccessToken = accessToken, ExpiresIn = expiresIn, RefreshToken = refreshToken, Scopes = scopes };

    public static TokenResult Failed(OAuthError failure)
        => new() { Error = failure.Code, Description = failure.Description, IsTransient = failure.IsTransient };

    /// <summary>Never prints a token.</summary>
    public override string ToString() => IsSuccess ? $"token for {ExpiresIn}" : Error!;
}
