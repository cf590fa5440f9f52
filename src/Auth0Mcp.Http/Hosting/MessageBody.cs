using System.Text;

namespace Auth0Mcp.Team.Hosting;

/// <summary>The message in a request, as it is looked at before the SDK reads it.</summary>
internal static class MessageBody
{
    private const int Small = 64 * 1024;

    /// <summary>The whole body, which can be read again afterwards; empty where a request has none.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            return default;
        }

        context.Request.EnableBuffering(Small);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        context.Request.Body.Position = 0;
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);

        // Readers skip the mark.
        return bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
    }
}
