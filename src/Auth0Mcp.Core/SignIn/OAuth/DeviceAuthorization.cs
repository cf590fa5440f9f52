namespace Auth0Mcp.SignIn.OAuth;

/// <summary>What a person needs to approve a sign-in on another screen, and this process to wait for it (RFC 8628 §3.2).</summary>
/// <param name="DeviceCode">Secret: whoever has it gets the token.</param>
/// <param name="UserCode">What the person compares or types.</param>
/// <param name="VerificationUri">Where they type it.</param>
/// <param name="VerificationUriComplete">The same place with the code filled in; null when the server has none.</param>
/// <param name="ExpiresIn">How long the codes are good.</param>
/// <param name="Interval">The least time between two polls.</param>
internal sealed record DeviceAuthorization(
    string DeviceCode, string UserCode, Uri VerificationUri, Uri? VerificationUriComplete, TimeSpan ExpiresIn, TimeSpan Interval)
{
    /// <summary>Never prints the device code.</summary>
    public override string ToString() => UserCode;
}

/// <summary>The codes, or why there are none; exactly one of the two is set.</summary>
internal sealed record DeviceAuthorizationResult(DeviceAuthorization? Authorization, OAuthError? Failure);
