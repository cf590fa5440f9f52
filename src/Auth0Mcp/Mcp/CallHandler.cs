using System.Collections.ObjectModel;
using System.Text.Json;
using Auth0Mcp.Calls;
using ModelContextProtocol.Protocol;

namespace Auth0Mcp.Mcp;

/// <summary><c>tools/call</c>.</summary>
internal static class CallHandler
{
    public static Task<CallResult> CallAsync(ToolCaller caller, CallToolRequestParams? call, CancellationToken cancellationToken)
    {
        var arguments = call?.Arguments ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        return RequestGuard.Refusal(arguments) is { } reason
            ? Task.FromResult(CallError.Create("invalid_arguments", reason, "Send 'arguments' as one JSON object and call again."))
            : caller.CallAsync(new ToolCall(call?.Name ?? "", new ReadOnlyDictionary<string, JsonElement>(arguments)), cancellationToken);
    }
}
