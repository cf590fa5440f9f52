using System.Net.Sockets;
using Auth0Mcp.Http;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.SignIn;
using Polly.Timeout;

namespace Auth0Mcp.Calls.Errors;

/// <summary>
/// Explains failures between this process and the tenant. No message of an exception is repeated: it may quote the request.
/// </summary>
internal static class TransportError
{
    private const string Changed = "The change may have happened all the same: look before you call again.";

    public static CallError Explain(Exception exception, OperationTool tool) => exception switch
    {
        AccessDeniedException denied =>
            new CallError("access_denied", denied.Message, "This server does not make such requests; ask the user."),
        NotSignedInException missing => new CallError(missing.Kind, missing.Message, missing.Next),
        RateLimitedException limited => RateLimited(limited, tool),
        CallLimitException limit => new CallError(limit.Kind, limit.Message, limit.Next),
        TimeoutRejectedException or TaskCanceledException =>
            new CallError("timeout", "The tenant did not answer in time.", Repeat(tool)),
        TimeoutException => new CallError(
            "timeout", "The tenant answered, and its answer could not be read within the time of a call.", Repeat(tool)),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
            new CallError("unreachable", "The tenant's host name cannot be resolved.", "Ask the user to check the domain."),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            new CallError(
                "unreachable", "No secure connection to the tenant: its certificate was refused.",
                "Ask the user to check the domain and any proxy."),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
            new CallError(
                "response_too_large", $"The tenant answered with more than {BufferHandler.MaxBytes / 1024 / 1024} MB.",
                "Ask for fewer items per page, or for fewer fields."),
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } or InvalidDataException =>
            new CallError(
                "unreadable_response", "The tenant answered, and its answer is damaged: it cannot be decompressed or is not HTTP.",
                tool.Access == ToolAccess.Read ? "Call again; when it stays so, ask the user to check for a proxy in front of the tenant."
                    : Changed),
        HttpRequestException { InnerException: SocketException } =>
            new CallError(
                "unreachable", "The tenant cannot be reached: no connection.",
                "Ask the user to check the domain and the network, then call again."),
        HttpRequestException or IOException => new CallError("unreachable", "The connection to the tenant broke.", Repeat(tool)),
        _ => Unexpected(exception, tool.Access != ToolAccess.Read),
    };

    /// <summary>A failure that nobody foresaw.</summary>
    /// <param name="mayHaveHappened">A request that changes something may have been sent.</param>
    public static CallError Unexpected(Exception exception, bool mayHaveHappened)
        => new CallError(
            "internal_error",
            $"This server failed: {exception.GetType().Name}.{(mayHaveHappened ? "" : " Nothing was changed.")}",
            mayHaveHappened ? Changed : "Call again; when it fails again, tell the user.");

    private static CallError RateLimited(RateLimitedException limited, OperationTool tool)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(limited.Wait.TotalSeconds));
        return new CallError(
            "rate_limited",
            limited.MayHaveHappened
            ? "The tenant failed to answer, and its rate limit is used up: the request was not repeated."
            : "The tenant's rate limit is used up. Nothing was sent.",
            limited.MayHaveHappened && tool.Access != ToolAccess.Read
                ? $"The change may have happened all the same: wait {seconds} seconds, and look before you call again."
                : $"Wait {seconds} seconds and call again; make fewer calls at a time.").With(writer => writer.WriteNumber(
                    "wait_seconds", seconds));
    }

    private static string Repeat(OperationTool tool)
        => tool.Access == ToolAccess.Read ? "Call again; a smaller page answers faster." : Changed;
}
