using Auth0Mcp.Team.State;
using Auth0Mcp.Text;

namespace Auth0Mcp.Team.Hosting;

/// <summary>
/// <c>/healthz</c>: live while the process answers, ready while it takes requests. An instance without the shared state stays
/// ready: it reads, and the others could not do more.
/// </summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    public static void Map(IEndpointRouteBuilder routes, ISharedState state, Drain drain)
    {
        routes.MapGet("/healthz/live", static context => WriteAsync(context, 200, "live", null));
        foreach (var place in (string[])["/healthz", "/healthz/ready"])
        {
            routes.MapGet(place, async context => await WriteAsync(
                context, drain.IsDraining ? 503 : 200, drain.IsDraining ? "draining" : "ready",
                await ReachesAsync(state, context.RequestAborted)));
        }
    }

    private static async Task<bool> ReachesAsync(ISharedState state, CancellationToken cancellationToken)
    {
        try
        {
            return await state.IsReachableAsync(cancellationToken).AsTask().WaitAsync(s_patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static async Task WriteAsync(HttpContext context, int status, string word, bool? hasState)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(ResultJson.WriteUtf8(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("status", word);
            if (hasState is { } reached)
            {
                writer.WriteBoolean("changes", reached);
            }

            writer.WriteEndObject();
        }));
    }
}
