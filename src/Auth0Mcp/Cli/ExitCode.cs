namespace Auth0Mcp.Cli;

/// <summary>How commands end.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The tool reported an error, or the command failed.</summary>
    public const int Failure = 1;

    /// <summary>Options, variables or arguments are wrong; nothing was done.</summary>
    public const int Usage = 2;
}
