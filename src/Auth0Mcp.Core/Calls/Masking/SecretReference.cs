namespace Auth0Mcp.Calls.Masking;

/// <summary>
/// A text that stands for a local secret: <c>secret:file:PATH#KEY</c>, <c>secret:env:NAME</c> or <c>secret:keychain:NAME#KEY</c>.
/// </summary>
internal static class SecretReference
{
    private const string Start = "secret:";

    public static bool IsReference(string text)
        => text.StartsWith("secret:file:", StringComparison.Ordinal)
           || text.StartsWith("secret:env:", StringComparison.Ordinal)
           || text.StartsWith("secret:keychain:", StringComparison.Ordinal);

    /// <summary>Where a reference leads, as the user allows it.</summary>
    public static string PlaceOf(string reference) => reference[Start.Length..];
}
