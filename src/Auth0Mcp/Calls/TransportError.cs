using System.Net.Sockets;
using Auth0Mcp.Http;
using Auth0Mcp.ManagementApi;
using Refit;

namespace Auth0Mcp.Calls;

/// <summary>Explains failures between this process and the tenant. Nothing of the request is repeated: it carries the token.</summary>
internal static class TransportError
{
    /// <summary>The error result; a failure that nobody foresaw is one too, so that a call never ends the server.</summary>
    public static CallResult Explain(Exception exception, OperationTool tool) => exception switch
    {
        ApiRequestException { InnerException: { } inner } => Explain(inner, tool),
        AccessDeniedException denied => CallError.Create("access_denied", denied.Message, "This server does not make such requests; ask the user."),
        OperationCanceledException => CallError.Create("timeout", "The tenant did not answer in time.", Repeat(tool)),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => CallError.Create("unreachable", "The tenant's host name cannot be resolved.", "Ask the user to check the domain."),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => CallError.Create("unreachable", "No secure connection to the tenant: its certificate was refused.", "Ask the user to check the domain and any proxy."),
        HttpRequestException { InnerException: SocketException } => CallError.Create("unreachable", "The tenant cannot be reached: no connection.", "Ask the user to check the domain and the network, then call again."),
        HttpRequestException or IOException => CallError.Create("unreachable", "The connection to the tenant broke.", Repeat(tool)),
        _ => CallError.Create("internal_error", $"The server failed on this call ({exception.GetType().Name}).", Repeat(tool)),
    };

    private static string Repeat(OperationTool tool)
        => tool.Access == ToolAccess.Read ? "Call again; a smaller page answers faster." : "The change may have happened all the same: look before you call again.";
}
