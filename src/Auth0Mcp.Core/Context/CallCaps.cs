using Auth0Mcp.Configuration;

namespace Auth0Mcp.Context;

/// <summary>How much a client may ask of this process.</summary>
/// <param name="Calls">From the start of the process to its end.</param>
/// <param name="Concurrent">At the same time; others wait.</param>
/// <param name="Waiting">That may wait for their turn.</param>
internal sealed record CallCaps(int Calls, int Concurrent, int Waiting)
{
    /// <summary>The requests that one call may send, however many steps it has.</summary>
    public const int DefaultRequests = 50;

    public static CallCaps Default { get; } = new(10_000, 8, 256);

    /// <summary>Questions that a person has before them at the same time; other calls wait to ask theirs.</summary>
    public int Questions { get; init; } = 8;

    /// <summary>The caps that the environment sets.</summary>
    /// <exception cref="UsageException">The variable is not a number, or out of bounds.</exception>
    public static CallCaps FromEnvironment(Func<string, string?> environment)
        => Default with
        {
            Calls = EnvironmentVariables.Number(environment, EnvironmentVariables.MaxCalls, 1, 10_000_000)
            ?? Default.Calls
        };
}
