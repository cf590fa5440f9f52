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

    /// <summary>The body.</summary>
    public byte[] Bytes { get; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Bytes).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = Bytes.Length;
        return true;
    }
}
