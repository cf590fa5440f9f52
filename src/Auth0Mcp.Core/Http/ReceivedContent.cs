using System.Net;

namespace Auth0Mcp.Http;

/// <summary>A body that has arrived whole, in one piece of memory.</summary>
internal sealed class ReceivedContent : HttpContent
{
    public ReceivedContent(byte[] bytes, HttpContent original)
    {
        Bytes = bytes;
        foreach (var header in original.Headers)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    /// <summary>The body; empty once the content is disposed of.</summary>
    public byte[] Bytes { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Bytes).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = Bytes.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        Bytes = [];
        base.Dispose(disposing);
    }
}
