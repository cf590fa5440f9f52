namespace Auth0Mcp.SignIn;

/// <summary>A token in memory, and when to get the next one.</summary>
/// <param name="RenewAt">From then on another one is asked for.</param>
/// <param name="RenewedAt">When this process got it from the authorization server; null when it was read from a store.</param>
internal sealed record HeldToken(AccessToken Token, DateTimeOffset RenewAt, DateTimeOffset? RenewedAt)
{
    /// <summary>Longer than any call: a token that starts a call holds until its end.</summary>
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);

    /// <summary>A tenant that refuses a token as young as this would refuse the next one too.</summary>
    private static readonly TimeSpan s_young = TimeSpan.FromMinutes(1);

    /// <summary>How long to go on with the old token when the server cannot be reached.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);

    /// <summary>A token whose life began now.</summary>
    public static HeldToken Renewed(AccessToken token, DateTimeOffset now, TimeSpan life)
        => new(token, token.ExpiresAt - Margin(life), now);

    /// <summary>A token that was read from a store.</summary>
    /// <param name="life">How long it lives from its beginning; null when it does not say.</param>
    public static HeldToken Stored(AccessToken token, TimeSpan? life)
        => new(token, token.ExpiresAt - Margin(life ?? TimeSpan.MaxValue), null);

    /// <summary>The token can be sent: it holds, and it is not the one that was just refused.</summary>
    public bool IsGood(DateTimeOffset now, AccessToken? rejected)
        => now < RenewAt && (rejected is null || rejected.Value != Token.Value || (RenewedAt is { } renewed && now - renewed < s_young));

    /// <summary>The same token, as long as it holds; the next try is some time away.</summary>
    public HeldToken AskedAgain(DateTimeOffset now)
        => this with { RenewAt = now + s_pause < Token.ExpiresAt ? now + s_pause : Token.ExpiresAt };

    private static TimeSpan Margin(TimeSpan life) => life / 10 < s_margin ? life / 10 : s_margin;
}
