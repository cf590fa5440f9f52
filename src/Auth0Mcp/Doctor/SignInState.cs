using Auth0Mcp.Configuration;

namespace Auth0Mcp.Doctor;

/// <summary>The sign-in that <c>run</c> would use, as far as it can be told without a request.</summary>
/// <param name="Storage">Where it is kept; empty when there is none.</param>
/// <param name="Problem">Why there is none that could be used; null when there is one.</param>
/// <param name="Fix">What to do about the problem, or to sign in again.</param>
internal sealed record SignInState(string Storage, Finding? Problem, string Fix)
{
    /// <summary>Variables of this shell hold it, and no store.</summary>
    public bool IsFromVariables { get; init; }

    /// <summary>The tenant; null when it is not known.</summary>
    public TenantAddress? Tenant { get; init; }

    /// <summary>The tenant's own host, where calls go to a custom domain; null elsewhere.</summary>
    public string? CanonicalHost { get; init; }

    /// <summary>The access token; null when there is none, or none that may be sent to the tenant.</summary>
    public string? Token { get; init; }

    /// <summary>When the token ends; null when it does not say.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>How the sign-in goes on when its token ends; null when it does not.</summary>
    public string? Renewal { get; init; }

    /// <summary>What was granted; null when nobody said.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>True when the token has ended and nothing renews it.</summary>
    public bool HasEnded(TimeProvider time) => Renewal is null && ExpiresAt is { } end && end <= time.GetUtcNow();

    /// <summary>Never prints the token.</summary>
    public override string ToString() => $"Sign-in for {Tenant?.Host ?? "no tenant"}";
}
