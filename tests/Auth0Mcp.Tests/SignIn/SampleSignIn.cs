using Auth0Mcp.SignIn;

namespace Auth0Mcp.Tests.SignIn;

/// <summary>A sign-in with every member set; its secrets are unlike anything else in a test.</summary>
internal static class SampleSignIn
{
    public static SavedSignIn Full { get; } = new(
        SignInKind.Device,
        "tenant.eu.auth0.com",
        "https://auth.example/",
        "public-client",
        "canary-secret-ü",
        "https://tenant.eu.auth0.com/api/v2/",
        ["read:clients", "offline_access"],
        "canary-access-" + new string('a', 4000),
        new DateTimeOffset(2026, 3, 2, 12, 0, 0, 123, TimeSpan.Zero),
        "canary-refresh",
        new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
}
