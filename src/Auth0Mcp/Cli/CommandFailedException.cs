namespace Auth0Mcp.Cli;

/// <summary>
/// What was asked for did not come about, and everything stored is as it was; the message says what to do. Ends a command with
/// exit code 1.
/// </summary>
internal sealed class CommandFailedException(string message) : Exception(message);
