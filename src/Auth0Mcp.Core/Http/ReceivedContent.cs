using System.Net;

namespace Auth0Mcp.Http;

/// <summary>A body that has arrived whole, in one piece of memory.</summary>
internal sealed class ReceivedContent : HttpContent
{
    private readonly IDisposable? _memory;

    /// <param name="memory">What the body holds of the memory of all calls; released with this content.</param>
    public ReceivedContent(byte[] bytes, HttpContent original, IDisposable? memory = null)
    {
        Bytes = bytes;
        _memory = memory;
        foreach (var header in original.Headers)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    /// <summary>The body.</summary>
    public byte[] Bytes { get; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Bytes).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = Bytes.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _memory?.Dispose();
        }

        base.Dispose(disposing);
    }
}
