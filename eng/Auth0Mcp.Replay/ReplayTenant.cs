using System.Net;
using System.Text;
using System.Text.Json;

namespace Auth0Mcp.Replay;

/// <summary>What stands in place of the tenant: notes each request and answers as the current replay says.</summary>
internal sealed class ReplayTenant : HttpMessageHandler
{
    /// <summary>Answers a request with a status and a body; undefined for none.</summary>
    internal delegate (int Status, JsonElement Body) Answerer(SentRequest request);

    /// <summary>The requests since the last <see cref="Begin"/>.</summary>
    public List<SentRequest> Sent { get; } = [];

    private Answerer Answer { get; set; } = static _ => (404, default);

    /// <summary>Starts over with other answers.</summary>
    public void Begin(Answerer answer)
    {
        Sent.Clear();
        Answer = answer;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var sent = new SentRequest(
            request.Method.Method, request.RequestUri!.AbsolutePath["/api/v2".Length..], request.RequestUri.Query.TrimStart('?'), body);
        Sent.Add(sent);
        var (status, answer) = Answer(sent);
        return new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = answer.ValueKind == JsonValueKind.Undefined
                ? new ByteArrayContent([])
                : new StringContent(answer.GetRawText(), Encoding.UTF8, "application/json"),
            RequestMessage = request,
        };
    }
}

/// <summary>A request as it would have left the process.</summary>
/// <param name="Path">Escaped, below <c>/api/v2</c>.</param>
internal sealed record SentRequest(string Method, string Path, string Query, byte[] Body)
{
    /// <summary>The body as JSON; undefined when there is none.</summary>
    public JsonElement Json => Body.Length == 0 ? default : JsonElement.Parse(Body);

    /// <summary>A read of the same thing.</summary>
    public bool Reads(string path) => Method == "GET" && IsAt(path);

    public bool IsAt(string path)
        => Path.Split('/').Select(Uri.UnescapeDataString).SequenceEqual(path.Split('/').Select(Uri.UnescapeDataString));
}
