using System.Net;

namespace Auth0Mcp.Http;

/// <summary>A request as it would have been sent, in place of an answer.</summary>
/// <param name="method">The HTTP method.</param>
/// <param name="path">Escaped, below the API's base path.</param>
/// <param name="query">Escaped, without the question mark; empty when there is none.</param>
/// <param name="body">The bytes; empty when there are none.</param>
internal sealed class PlannedRequest(string method, string path, string query, byte[] body) : HttpContent
{
    public string Method => method;

    public string Path => path;

    public string Query => query;

    public byte[] Body => body;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return true;
    }
}
