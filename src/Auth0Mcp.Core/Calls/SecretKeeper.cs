namespace Auth0Mcp.Calls;

/// <summary>
/// Takes one secret out of an answer for a tool of this server that knows where it belongs. It goes into no result, and no caller
/// can ask for it.
/// </summary>
/// <param name="member">A member at the top of the answer.</param>
internal sealed class SecretKeeper(string member)
{
    public string Member => member;

    /// <summary>The secret; null when the answer had none.</summary>
    public string? Value { get; set; }
}
