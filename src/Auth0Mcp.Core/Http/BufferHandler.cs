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

    /// <summary>
    /// Answers up to this size are read before room is asked for: there is no more of them than calls that run at a time.
    /// </summary>
    public const int Small = 1024 * 1024;

    /// <summary>Answers up to this size are not counted at all.</summary>
    public const int Tiny = 64 * 1024;

    private const string EventStream = "text/event-stream";
    private const int Chunk = 64 * 1024;

    /// <summary>The first piece of an answer that does not tell its length: most are small.</summary>
    private const int FirstChunk = 4096;

    /// <exception cref="HttpRequestException">The connection broke, the body is larger
    /// (<see cref="HttpRequestError.ConfigurationLimitExceeded"/>), or it cannot be decompressed
    /// (<see cref="HttpRequestError.InvalidResponse"/>).</exception>
    /// <exception cref="CallLimitException">Other large answers hold all the memory there is for them.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (CallScope.Of(request) is { Tool.Answer: AnswerKind.EventStream } && response.IsSuccessStatusCode
            && response.Content.Headers.ContentType?.MediaType == EventStream)
        {
            return response;
        }

        try
        {
            var content = response.Content;
            response.Content = new ReceivedContent(await ReadAsync(request, content, cancellationToken), content);
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

    private async Task<byte[]> ReadAsync(HttpRequestMessage request, HttpContent content, CancellationToken cancellationToken)
    {
        var announced = content.Headers.ContentLength;
        if (announced > maxBytes)
        {
            throw TooLarge();
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);

        // A socket refers to the memory that it was read into last for as long as its connection is kept: that is never the whole answer.
        var chunk = new byte[Math.Min(announced ?? FirstChunk, Chunk)];

        // What the tenant announces is not allocated beforehand: it may announce more than it sends.
        var buffer = new byte[chunk.Length];
        var length = 0;
        for (var isOver = length == announced; !isOver;)
        {
            var read = await Decompressed.ReadAsync(stream, chunk, cancellationToken);
            if (length + read > maxBytes)
            {
                throw TooLarge();
            }

            if (length + read > buffer.Length)
            {
                if (length + read > Small)
                {
                    await TakeRoomAsync(request, (long)maxBytes * CallMemory.WorkingSetFactor, cancellationToken);
                }

                var next = length + read > Small && announced is { } rest ? rest : buffer.Length * 2L;
                Array.Resize(ref buffer, (int)Math.Max(length + read, Math.Min(next, maxBytes)));
            }

            chunk.AsSpan(0, read).CopyTo(buffer.AsSpan(length));
            length += read;
            isOver = read == 0 || length == announced;
            if (read == chunk.Length && chunk.Length < Chunk && announced is null)
            {
                chunk = new byte[chunk.Length * 2];
            }
        }

        if (length is > Tiny and <= Small)
        {
            await TakeRoomAsync(request, (long)length * CallMemory.SmallValueFactor, cancellationToken);
        }

        Array.Resize(ref buffer, length);
        CallMemory.Tidy(length);
        return buffer;
    }

    /// <summary>Room for the largest answer, so that nobody who has some waits for more.</summary>
    private static async Task TakeRoomAsync(HttpRequestMessage request, long bytes, CancellationToken cancellationToken)
    {
        if (CallScope.Of(request)?.Context.Room is { } room && !await room.TakeAsync(bytes, cancellationToken))
        {
            throw new CallLimitException(
                "busy",
                "Other large answers are being read, and there is no memory for one more.",
                request.Method == HttpMethod.Get
                    ? "Call again when they are done; ask for fewer items per page, or for fewer fields."
                    : "The change may have happened all the same: look before you call again.");
        }
    }

    private static HttpRequestException TooLarge() => new(HttpRequestError.ConfigurationLimitExceeded);
}
