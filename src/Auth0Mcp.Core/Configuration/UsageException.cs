namespace Auth0Mcp.Configuration;

/// <summary>A wrong option, variable or argument; the message says how to fix it. Ends a command with exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
