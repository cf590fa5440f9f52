namespace Auth0Mcp.Http;

/// <summary>
/// Reads the whole answer, within a bound, so that the timeout and the retries cover its body too. A stream of events has no end to wait
/// for and is passed on as it comes.
/// </summary>
internal sealed class BufferHandler(int maxBytes) : DelegatingHandler
{
    private const string EventStream = "text/event-stream";
    private const int FirstChunk = 16 * 1024;

    /// <exception cref="HttpRequestException">The connection broke, or the body is larger (<see cref="HttpRequestError.ConfigurationLimitExceeded"/>).</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Content.Headers.ContentType?.MediaType == EventStream)
        {
            return response;
        }

        try
        {
            var content = response.Content;
            response.Content = new ReceivedContent(await ReadAsync(content, cancellationToken), content);
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

    private async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxBytes)
        {
            throw TooLarge();
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[content.Headers.ContentLength ?? FirstChunk];
        var length = 0;
        while (true)
        {
            if (length == content.Headers.ContentLength)
            {
                return buffer;
            }

            if (length == buffer.Length)
            {
                // One byte more shows whether this was all.
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
                return buffer;
            }
        }
    }

    private static HttpRequestException TooLarge() => new(HttpRequestError.ConfigurationLimitExceeded);
}
