using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Auth0Mcp.Team.Tests.Fixtures;

/// <summary>Speaks MCP over HTTP message by message, in the words of one revision of the protocol.</summary>
internal sealed class RawClient(HttpClient http, string path, string? token, string protocol)
{
    /// <summary>With consent by several rounds, and without sessions.</summary>
    public const string Rounds = "2026-07-28";

    /// <summary>With a handshake first.</summary>
    public const string Handshake = "2025-11-25";

    private int _id;

    /// <summary>True where the client can ask its user.</summary>
    public bool CanAsk { get; init; } = true;

    /// <summary>Headers that are added to every request.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>A request as it is sent.</summary>
    public HttpRequestMessage Message(string method, JsonObject? parameters = null)
    {
        parameters ??= [];
        if (protocol == Rounds)
        {
            parameters["_meta"] = new JsonObject
            {
                ["io.modelcontextprotocol/protocolVersion"] = protocol,
                ["io.modelcontextprotocol/clientCapabilities"] = CanAsk
                    ? new JsonObject { ["elicitation"] = new JsonObject() }
                    : new JsonObject(),
                ["io.modelcontextprotocol/clientInfo"] = new JsonObject { ["name"] = "test", ["version"] = "1" },
            };
        }

        var body = new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = Interlocked.Increment(ref _id),
            ["method"] = method,
            ["params"] = parameters
        };
        var message = new HttpRequestMessage(
            HttpMethod.Post, path)
        { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        message.Headers.Accept.ParseAdd("application/json, text/event-stream");
        message.Headers.Add("MCP-Protocol-Version", protocol);
        if (protocol == Rounds)
        {
            message.Headers.Add("Mcp-Method", method);
            if (parameters["name"] is { } name)
            {
                message.Headers.Add("Mcp-Name", name.GetValue<string>());
            }
        }

        if (token is not null)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        foreach (var (name, value) in Headers)
        {
            message.Headers.Add(name, value);
        }

        return message;
    }

    public async Task<HttpResponseMessage> SendAsync(string method, JsonObject? parameters = null)
        => await http.SendAsync(Message(method, parameters));

    /// <summary>The <c>result</c> of a request.</summary>
    public async Task<JsonElement> RequestAsync(string method, JsonObject? parameters = null)
    {
        var answer = await AnswerAsync(method, parameters);
        Assert.True(answer.TryGetProperty("result", out var result), answer.GetRawText());
        return result;
    }

    /// <summary>The whole message that answers a request.</summary>
    public async Task<JsonElement> AnswerAsync(string method, JsonObject? parameters = null)
    {
        using var response = await SendAsync(method, parameters);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(
            response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.NotFound,
            $"{response.StatusCode}: {text}");
        var data = text.Split('\n').Where(static line => line.StartsWith("data: ", StringComparison.Ordinal))
            .Select(static line => line[6..]).ToList();
        return JsonElement.Parse(data.Count == 0 ? text : data[^1]);
    }

    /// <summary>Calls a tool: what it answers as JSON.</summary>
    public async Task<JsonElement> CallAsync(string tool, string arguments = "{}", JsonObject? further = null)
        => JsonElement.Parse(
            (await RequestAsync("tools/call", Call(tool, arguments, further))).GetProperty("content")[0].GetProperty("text")
            .GetString()!);

    /// <summary>The kind of error that a call ends in.</summary>
    public async Task<string> RefusalAsync(string tool, string arguments = "{}", JsonObject? further = null)
    {
        var answer = await CallAsync(tool, arguments, further);
        Assert.True(answer.TryGetProperty("error", out var error), answer.GetRawText());
        return error.GetProperty("kind").GetString()!;
    }

    /// <summary>The parameters of a call.</summary>
    public static JsonObject Call(string tool, string arguments = "{}", JsonObject? further = null)
    {
        var parameters = new JsonObject { ["name"] = tool, ["arguments"] = JsonNode.Parse(arguments) };
        foreach (var (name, value) in further ?? [])
        {
            parameters[name] = value?.DeepClone();
        }

        return parameters;
    }

    /// <summary>What agrees to the question of a result.</summary>
    public static JsonObject Agreement(JsonElement question) => new()
    {
        ["requestState"] = question.GetProperty("requestState").GetString(),
        ["inputResponses"] = new JsonObject
        {
            ["consent"] = new JsonObject { ["action"] = "accept", ["content"] = new JsonObject { ["agree"] = true } },
        },
    };
}
