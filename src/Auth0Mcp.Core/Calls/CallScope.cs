using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls;

/// <summary>
/// The call that the current flow of work belongs to. Refit's clients carry no call of their own, so the HTTP handlers look here for what
/// a request was made for and who waits for it.
/// </summary>
internal sealed class CallScope
{
    private static readonly AsyncLocal<CallScope?> s_current = new();

    private CallScope(ToolCall call, OperationTool tool)
    {
        Call = call;
        Tool = tool;
    }

    /// <summary>The call under way here; null outside of one.</summary>
    public static CallScope? Current => s_current.Value;

    public ToolCall Call { get; }

    /// <summary>The tool whose operation alone may be sent.</summary>
    public OperationTool Tool { get; }

    /// <summary>Runs the work inside the scope of a call.</summary>
    public static async Task<T> RunAsync<T>(ToolCall call, OperationTool tool, Func<Task<T>> work)
    {
        // The value is that of this method's flow: the caller's own stays what it was.
        s_current.Value = new CallScope(call, tool);
        return await work();
    }
}
