namespace Auth0Mcp.Calls;

/// <summary>What several servers share cannot be reached, and without it nothing may be changed: it could be done twice.</summary>
internal sealed class SharedStateException(Exception? cause = null) : Exception("The shared state cannot be reached.", cause);
