using System.Net.Sockets;
using Auth0Mcp.Http;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.SignIn;
using Polly.Timeout;

namespace Auth0Mcp.Calls;

/// <summary>Explains failures between this process and the tenant. No message of an exception is repeated: it may quote the request.</summary>
internal static class TransportError
{
    private const string Changed = "The change may have happened all the same: look before you call again.";

    public static CallResult Explain(Exception exception, OperationTool tool) => exception switch
    {
        AccessDeniedException denied => CallError.Create("access_denied", denied.Message, "This server does not make such requests; ask the user."),
        NotSignedInException missing => CallError.Create(missing.Kind, missing.Message, missing.Next),
        RateLimitedException limited => RateLimited(limited, tool),
        CallLimitException limit => CallError.Create(limit.Kind, limit.Message, limit.Next),
        TimeoutRejectedException or TaskCanceledException => CallError.Create("timeout", "The tenant did not answer in time.", Repeat(tool)),
        TimeoutException => CallError.Create(
            "timeout", "The tenant answered, and its answer could not be read within the time of a call.", Repeat(tool)),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => CallError.Create("unreachable", "The tenant's host name cannot be resolved.", "Ask the user to check the domain."),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => CallError.Create("unreachable", "No secure connection to the tenant: its certificate was refused.", "Ask the user to check the domain and any proxy."),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => CallError.Create("response_too_large", $"The tenant answered with more than {BufferHandler.MaxBytes / 1024 / 1024} MB.", "Ask for fewer items per page, or for fewer fields."),
        HttpRequestException { InnerException: SocketException } => CallError.Create("unreachable", "The tenant cannot be reached: no connection.", "Ask the user to check the domain and the network, then call again."),
        HttpRequestException or IOException => CallError.Create("unreachable", "The connection to the tenant broke.", Repeat(tool)),
        _ => Unexpected(exception, tool.Access != ToolAccess.Read),
    };

    /// <summary>A failure that nobody foresaw.</summary>
    /// <param name="mayHaveHappened">A request that changes something may have been sent.</param>
    public static CallResult Unexpected(Exception exception, bool mayHaveHappened)
        => CallError.Create(
            "internal_error",
            $"This server failed: {exception.GetType().Name}.{(mayHaveHappened ? "" : " Nothing was changed.")}",
            mayHaveHappened ? Changed : "Call again; when it fails again, tell the user.");

    private static CallResult RateLimited(RateLimitedException limited, OperationTool tool)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(limited.Wait.TotalSeconds));
        return CallError.Write(
            "rate_limited",
            limited.MayHaveHappened ? "The tenant failed to answer, and its rate limit is used up: the request was not repeated." : "The tenant's rate limit is used up. Nothing was sent.",
            limited.MayHaveHappened && tool.Access != ToolAccess.Read
                ? $"The change may have happened all the same: wait {seconds} seconds, and look before you call again."
                : $"Wait {seconds} seconds and call again; make fewer calls at a time.",
            writer => writer.WriteNumber("wait_seconds", seconds));
    }

    private static string Repeat(OperationTool tool)
        => tool.Access == ToolAccess.Read ? "Call again; a smaller page answers faster." : Changed;
}
