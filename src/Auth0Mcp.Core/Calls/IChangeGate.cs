using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls;

/// <summary>
/// Stands before every change where several servers do the same work: one call changes something once, whichever of them gets it.
/// </summary>
internal interface IChangeGate
{
    /// <summary>
    /// The result of a change that was made before under the same name, or why it cannot be made; null when it may go on.
    /// </summary>
    /// <exception cref="SharedStateException">What is shared cannot be reached.</exception>
    ValueTask<CallResult?> FindAsync(ToolDescriptor tool, ToolCall call, CancellationToken cancellationToken);

    /// <summary>Makes the change, unless it was made or is being made elsewhere.</summary>
    /// <exception cref="SharedStateException">What is shared cannot be reached, and nothing was sent.</exception>
    Task<CallResult?> RunAsync(ToolDescriptor tool, ToolCall call, Func<Task<CallResult?>> change, CancellationToken cancellationToken);
}
