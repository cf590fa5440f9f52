namespace Auth0Mcp.SignIn;

/// <summary>One sign-in's settings; nothing of it is secret.</summary>
/// <param name="Tenant">The tenant it is for, as <see cref="SavedSignIn.Tenant"/>.</param>
/// <param name="Storage">Where the sign-in is kept: <see cref="SignInStorage"/>.</param>
/// <param name="ReadOnly">Nothing is changed in this tenant, whatever options say.</param>
/// <param name="Tools">As <c>--tools</c>; null when not remembered.</param>
/// <param name="Toolsets">As <c>--toolsets</c>; null when not remembered.</param>
/// <param name="Confirm">As <c>--confirm</c>; null when not remembered.</param>
internal sealed record Profile(
    string Name, string Tenant, string Storage, bool ReadOnly, string? Tools, string? Toolsets, string? Confirm)
{
    /// <summary>As <c>--secrets</c>; null when not remembered.</summary>
    public string? Secrets { get; init; }

    /// <summary>When the sign-in ends for good; null where it renews itself, or nobody said. Known without opening its store.</summary>
    public DateTimeOffset? Ends { get; init; }
}
