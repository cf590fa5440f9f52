using Auth0Mcp.Context;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Http;

/// <summary>
/// Reads the whole answer, decompressed and within a bound, so that the timeout and the retries cover its body too. Only the answer of a
/// tool that listens to events is passed on as it comes: what the tenant calls its answer decides nothing.
/// </summary>
/// <param name="maxBytes">The largest body.</param>
internal sealed class BufferHandler(int maxBytes) : DelegatingHandler
{
    /// <summary>Bytes; the largest page the API serves stays far below. Larger answers fail on the way.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Answers up to this size are not counted: as many as calls run at a time are not burden.</summary>
    public const int Small = 1024 * 1024;

    private const string EventStream = "text/event-stream";
    private const int FirstChunk = 16 * 1024;

    /// <exception cref="HttpRequestException">The connection broke, or the body is larger (<see cref="HttpRequestError.ConfigurationLimitExceeded"/>).</exception>
    /// <exception cref="CallLimitException">Other large answers hold all the memory there is for them.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (CallScope.Of(request) is { Tool.Answer: AnswerKind.EventStream } && response.IsSuccessStatusCode
            && response.Content.Headers.ContentType?.MediaType == EventStream)
        {
            return response;
        }

        IDisposable? held = null;
        try
        {
            var content = response.Content;
            byte[] bytes;
            (bytes, held) = await ReadAsync(request, content, cancellationToken);
            response.Content = new ReceivedContent(bytes, content, held);
            content.Dispose();
            return response;
        }
        catch (IOException failure)
        {
            // The body is part of the request: what breaks it is what breaks a request.
            response.Dispose();
            throw new HttpRequestException(HttpRequestError.ResponseEnded, inner: failure);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<(byte[] Bytes, IDisposable? Held)> ReadAsync(HttpRequestMessage request, HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxBytes)
        {
            throw TooLarge();
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        IDisposable? held = null;
        try
        {
            // What the tenant announces is not allocated beforehand: it may announce more than it sends.
            var buffer = new byte[Math.Min(content.Headers.ContentLength ?? FirstChunk, FirstChunk)];
            var length = 0;
            while (true)
            {
                if (length == content.Headers.ContentLength)
                {
                    return (buffer.Length == length ? buffer : buffer[..length], held);
                }

                if (length == buffer.Length)
                {
                    held ??= length < Small ? null : await HoldAsync(request, cancellationToken);

                    // One byte more than the bound shows whether this was all.
                    Array.Resize(ref buffer, Math.Min(Math.Max(buffer.Length * 2, FirstChunk), maxBytes + 1));
                }

                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
                length += read;
                if (length > maxBytes)
                {
                    throw TooLarge();
                }

                if (read == 0)
                {
                    Array.Resize(ref buffer, length);
                    return (buffer, held);
                }
            }
        }
        catch
        {
            held?.Dispose();
            throw;
        }
    }

    /// <summary>Room for the largest answer, so that nobody who has some waits for more.</summary>
    private async Task<IDisposable?> HoldAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => CallScope.Of(request)?.Memory is not { } memory ? null
            : await memory.HoldAsync((long)maxBytes * CallMemory.WorkingSetFactor, cancellationToken)
              ?? throw new CallLimitException(
                  "busy",
                  "Other large answers are being read, and there is no memory for one more.",
                  request.Method == HttpMethod.Get
                      ? "Call again when they are done; ask for fewer items per page, or for fewer fields."
                      : "The change may have happened all the same: look before you call again.");

    private static HttpRequestException TooLarge() => new(HttpRequestError.ConfigurationLimitExceeded);
}
