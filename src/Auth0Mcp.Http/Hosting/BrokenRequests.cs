using Auth0Mcp.Team.Record;

namespace Auth0Mcp.Team.Hosting;

/// <summary>
/// Requests that break while they are read: too slow, too large, cut off. That is the client's doing, is answered as far as it can be,
/// and stands in no log: whoever sends them would fill it.
/// </summary>
internal static class BrokenRequests
{
    public static async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException broken)
        {
            var (reason, message) = broken.StatusCode switch
            {
                StatusCodes.Status408RequestTimeout => ("too_slow", "The body of the request came too slowly."),
                StatusCodes.Status413PayloadTooLarge => ("too_large", "The body of the request is larger than this server takes."),
                _ => ("broken_request", "The request could not be read to its end."),
            };
            TeamSignals.Refuse(reason);
            if (context.Response.HasStarted)
            {
                context.Abort();
                return;
            }

            context.Response.Headers.Connection = "close";
            await Problem.WriteAsync(context, broken.StatusCode, reason, message);
        }
        catch (Exception failure)
            when (context.RequestAborted.IsCancellationRequested && failure is OperationCanceledException or IOException)
        {
            // Whoever asked is gone.
        }
    }
}
