using System.Collections.ObjectModel;
using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Telemetry;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Auth0Mcp.Mcp;

/// <summary><c>tools/call</c>.</summary>
/// <param name="refusal">Why the transport did not hand on the arguments; null where it did.</param>
internal sealed class CallHandler(ToolInvoker caller, Func<IDictionary<string, JsonElement>, CallError?> refusal)
{
    public Task<CallResult> CallAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        // The SDK lets a null pass.
        var name = request.Params.Name ?? "";
        var arguments = request.Params.Arguments ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (refusal(arguments) is { } reason)
        {
            return caller.RefuseAsync(
                new ToolCall(name, ReadOnlyDictionary<string, JsonElement>.Empty) { Parent = ClientSpan.Of(request.Params.Meta) },
                reason);
        }

        var call = new ToolCall(name, new ReadOnlyDictionary<string, JsonElement>(arguments))
        {
            Parent = ClientSpan.Of(request.Params.Meta),
            Consent = new McpConsent(request, caller.Confirmations, caller.Time),
            Progress = request.Params.ProgressToken is { } token ? new ProgressNotifications(request.Server, token) : null,
        };
        return caller.CallAsync(call, cancellationToken);
    }

    /// <summary>Tells the client what a call waits for; a client that has gone hears nothing.</summary>
    private sealed class ProgressNotifications(McpServer server, ProgressToken token) : IProgress<string>
    {
        private int _count;

        public void Report(string value)
            => _ = server.NotifyProgressAsync(
                token, new ProgressNotificationValue { Progress = Interlocked.Increment(ref _count), Message = value },
                cancellationToken: CancellationToken.None)
                .ContinueWith(
                    static sent => sent.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }
}
