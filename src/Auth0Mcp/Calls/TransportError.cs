using System.Net.Sockets;
using Auth0Mcp.Http;
using Auth0Mcp.ManagementApi;
using Polly.Timeout;

namespace Auth0Mcp.Calls;

/// <summary>Explains failures between this process and the tenant. Nothing of the request is repeated: it carries the token.</summary>
internal static class TransportError
{
    /// <summary>The error result, or null for a failure of another kind.</summary>
    public static CallResult? Explain(Exception exception, OperationTool tool) => exception switch
    {
        AccessDeniedException denied => CallError.Create("access_denied", denied.Message, "This server does not make such requests; ask the user."),
        TimeoutRejectedException or TaskCanceledException => CallError.Create("timeout", "The tenant did not answer in time.", Repeat(tool)),
        HttpRequestException { InnerException: SocketException } => CallError.Create("unreachable", "The tenant cannot be reached: no connection.", "Ask the user to check the domain and the network, then call again."),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => CallError.Create("unreachable", "The tenant's host name cannot be resolved.", "Ask the user to check the domain."),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => CallError.Create("unreachable", "No secure connection to the tenant: its certificate was refused.", "Ask the user to check the domain and any proxy."),
        HttpRequestException or IOException => CallError.Create("unreachable", "The connection to the tenant broke.", Repeat(tool)),
        _ => null,
    };

    private static string Repeat(OperationTool tool)
        => tool.Access == ToolAccess.Read ? "Call again; a smaller page answers faster." : "The change may have happened all the same: look before you call again.";
}
