namespace Auth0Mcp.Clients;

/// <summary>A client's configuration file cannot be read or changed, and was left as it is; the message says what to do. Ends a command with exit code 1.</summary>
internal sealed class ClientFileException(string message) : Exception(message);
