using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Catalog;
using Auth0Mcp.Context;
using Auth0Mcp.Mcp;
using Auth0Mcp.Stdio;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Auth0Mcp.Tests.Fixtures;

/// <summary>The MCP server in this process, over a pair of pipes: spoken to line by line, or by the SDK's own client.</summary>
internal sealed class McpPipe : IAsyncDisposable
{
    private const string IdStart = """{"jsonrpc":"2.0","id":""";

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    private readonly Pipe _input = new(new PipeOptions(pauseWriterThreshold: 0));
    private readonly Pipe _output = new(new PipeOptions(pauseWriterThreshold: 0));
    private readonly StreamReader _reader;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _lines = [];

    public McpPipe(
        TestTenant tenant, ToolSelection? selection = null, ConfirmLevel confirm = ConfirmLevel.Never, TimeProvider? time = null,
        CallCaps? caps = null)
        : this(new Pipeline(tenant, selection, time, confirm: confirm, caps: caps))
    {
    }

    public McpPipe(Pipeline pipeline)
    {
        _reader = new StreamReader(_output.Reader.AsStream(), Encoding.UTF8);
        Server = StdioServer.RunAsync(
            pipeline.Catalog, pipeline.Caller, _input.Reader.AsStream(), _output.Writer.AsStream(), _stop.Token);
    }

    /// <summary>Ends with the server.</summary>
    public Task Server { get; }

    /// <summary>Every line that the server wrote and that was read so far.</summary>
    public IReadOnlyList<string> Lines => _lines;

    public async Task SendAsync(string line)
    {
        await _input.Writer.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await _input.Writer.WriteAsync(bytes);

    /// <summary>No more lines will come.</summary>
    public ValueTask EndInputAsync() => _input.Writer.CompleteAsync();

    /// <summary>The server's next line.</summary>
    public async Task<JsonElement> ReceiveAsync()
    {
        var line = await _reader.ReadLineAsync().WaitAsync(s_limit)
            ?? throw new InvalidOperationException("The server has closed its output.");
        _lines.Add(line);
        return JsonElement.Parse(line);
    }

    /// <summary>The answer to a request, past any notification.</summary>
    public async Task<JsonElement> AskAsync(string request)
    {
        // Some requests are nested deeper than a parser likes; they all name the id first.
        var id = JsonElement.Parse(request.AsSpan(IdStart.Length, request.IndexOf(',', IdStart.Length) - IdStart.Length).ToString());
        await SendAsync(request);
        return await AnswerToAsync(id);
    }

    /// <summary>The answer to the request of that id.</summary>
    public async Task<JsonElement> AnswerToAsync(JsonElement id)
    {
        while (true)
        {
            var message = await ReceiveAsync();
            if (message.TryGetProperty("id", out var answered) && JsonElement.DeepEquals(answered, id))
            {
                return message;
            }
        }
    }

    /// <summary>Initializes as a client of that revision does, and returns the server's answer.</summary>
    public async Task<JsonElement> InitializeAsync(string version = "2025-11-25")
    {
        var answer = await AskAsync(
            $$"""{"jsonrpc":"2.0","id":"""
            + $$"""0,"method":"initialize","params":{"clientInfo":{"name":"test","version":"1"}"""
            + $$""","capabilities":{},"protocolVersion":"{{version}}"} }""");
        await SendAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        return answer.GetProperty("result");
    }

    /// <summary>The server still does its work.</summary>
    public async Task AssertAliveAsync()
    {
        var answer = await AskAsync(
            """{"jsonrpc":"2.0","id":"alive","method":"tools/call","params":{"name":"auth0_get_log","arguments":{"id":"x"}}}""");
        Assert.Equal("""{"alive":true}""", ToolText(answer));
    }

    /// <summary>The line of a call; the parts are JSON.</summary>
    public static string Call(string tool, string arguments, string id = "1")
        => $$"""{"jsonrpc":"2.0","id":{{id}},"method":"tools/call","params":{"name":"{{tool}}","arguments":{{arguments}} } }""";

    /// <summary>The text of a call's result.</summary>
    public static string ToolText(JsonElement answer)
        => Assert.Single(answer.GetProperty("result").GetProperty("content").EnumerateArray()).GetProperty("text").GetString()!;

    public async Task<McpClient> ConnectAsync(string? version = null, McpClientHandlers? handlers = null)
        => await McpClient.CreateAsync(
            new StreamClientTransport(_input.Writer.AsStream(), _output.Reader.AsStream()),
            new McpClientOptions { ProtocolVersion = version, Handlers = handlers ?? new McpClientHandlers() }).WaitAsync(s_limit);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await EndInputAsync();
        await Server.WaitAsync(s_limit);
        _stop.Dispose();
        _reader.Dispose();
    }
}
