namespace Auth0Mcp.Http;

/// <summary>A request that this server may not send.</summary>
internal sealed class AccessDeniedException(string message) : Exception(message);
