namespace Auth0Mcp.Http;

/// <summary>A request that one call may not send any more, or not in this size.</summary>
/// <param name="kind">The kind of the error result.</param>
internal sealed class CallLimitException(string kind, string message, string next) : Exception(message)
{
    public string Kind { get; } = kind;

    /// <summary>What the caller does about it.</summary>
    public string Next { get; } = next;
}
