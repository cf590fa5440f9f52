namespace Auth0Mcp.Calls;

/// <summary>Keeps what was called and how it ended.</summary>
internal interface ICallRecord : IAsyncDisposable
{
    /// <summary>Makes a call and notes how it ended, an exception included.</summary>
    /// <param name="tenant">The host that the call goes to, asked for at its end.</param>
    Task<CallResult> RunAsync(ToolCall call, Func<string> tenant, Func<Task<CallResult>> work);
}
