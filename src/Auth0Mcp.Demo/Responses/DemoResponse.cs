using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Auth0Mcp.Demo.Responses;

/// <summary>What the tenant answers: a status and, for most, a body.</summary>
internal sealed record DemoResponse(int Status, JsonNode? Body, bool HasBody, string MediaType = "application/json")
{
    public const string EventStream = "text/event-stream";

    public static DemoResponse Of(int status, JsonNode? body) => new(status, body, HasBody: true);

    public static DemoResponse Empty(int status) => new(status, null, HasBody: false);

    public HttpResponseMessage ToMessage(HttpRequestMessage request)
    {
        var message = new HttpResponseMessage((HttpStatusCode)Status) { RequestMessage = request };
        if (!HasBody)
        {
            return message;
        }

        var body = JsonNodes.ToUtf8(Body);
        message.Content = MediaType == EventStream
            ? new ByteArrayContent(Encoding.UTF8.GetBytes(Events()))
            : new ReadOnlyMemoryContent(body);
        message.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaType) { CharSet = "utf-8" };
        return message;
    }

    /// <summary>An event stream carries the type and the position of each event beside its data.</summary>
    private string Events() => string.Concat(Body!.AsArray().OfType<JsonObject>().Select(static item =>
    {
        var data = (JsonObject)item.DeepClone();
        data.Remove("type");
        return $"event: {JsonNodes.TextOf(item, "type")}\nid: {JsonNodes.TextOf(item, "offset")}\ndata: "
            + $"{Encoding.UTF8.GetString(JsonNodes.ToUtf8(data).Span)}\n\n";
    }));
}
