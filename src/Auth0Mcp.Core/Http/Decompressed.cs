namespace Auth0Mcp.Http;

/// <summary>Reads what a peer compressed, or says that it did.</summary>
internal static class Decompressed
{
    /// <summary>Reads the next bytes.</summary>
    /// <exception cref="HttpRequestException">What came cannot be decompressed (<see cref="HttpRequestError.InvalidResponse"/>).</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public static async ValueTask<int> ReadAsync(Stream stream, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception failure) when (failure is InvalidDataException or InvalidOperationException)
        {
            // The former of gzip and deflate, the latter of br.
            throw new HttpRequestException(HttpRequestError.InvalidResponse, inner: failure);
        }
    }
}
