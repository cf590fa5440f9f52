using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Auth0Mcp.Demo.Answers;

/// <summary>What the tenant answers: a status and, for most, a body.</summary>
internal sealed record DemoAnswer(int Status, JsonNode? Body, bool HasBody, string MediaType = "application/json")
{
    public static DemoAnswer Of(int status, JsonNode? body) => new(status, body, HasBody: true);

    public static DemoAnswer Empty(int status) => new(status, null, HasBody: false);

    public HttpResponseMessage ToMessage(HttpRequestMessage request)
    {
        var message = new HttpResponseMessage((HttpStatusCode)Status) { RequestMessage = request };
        if (!HasBody)
            return message;
        var body = JsonNodes.ToUtf8(Body);
        message.Content = MediaType == "text/event-stream"
            ? new ByteArrayContent([.. "data: "u8, .. body.Span, .. "\n\n"u8])
            : new ReadOnlyMemoryContent(body);
        message.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaType) { CharSet = "utf-8" };
        return message;
    }
}
