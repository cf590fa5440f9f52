using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Tests.Editor;

/// <summary>The framing of the language server protocol: a header with the length, an empty line, JSON.</summary>
internal sealed class LanguageServerStream(Stream output, Stream input) : IDisposable
{
    private const string LengthHeader = "Content-Length:";

    private readonly SemaphoreSlim _turn = new(1);
    private readonly BufferedStream _input = new(input);

    public async Task WriteAsync(JsonObject message)
    {
        var body = Encoding.UTF8.GetBytes(message.ToJsonString());
        await _turn.WaitAsync();
        try
        {
            await output.WriteAsync(Encoding.ASCII.GetBytes($"{LengthHeader} {body.Length}\r\n\r\n"));
            await output.WriteAsync(body);
            await output.FlushAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The next message; null when the other side has ended.</summary>
    public async Task<JsonObject?> ReadAsync()
    {
        var length = 0;
        for (var line = await LineAsync(); line.Length > 0; line = await LineAsync())
        {
            if (line.StartsWith(LengthHeader, StringComparison.OrdinalIgnoreCase))
            {
                length = int.Parse(line.AsSpan(LengthHeader.Length), CultureInfo.InvariantCulture);
            }
        }

        if (length == 0)
        {
            return null;
        }

        var body = new byte[length];
        await _input.ReadExactlyAsync(body);
        return JsonNode.Parse(body)!.AsObject();
    }

    public void Dispose()
    {
        _turn.Dispose();
        _input.Dispose();
    }

    /// <summary>Without its end; empty at the end of the stream, too.</summary>
    private async Task<string> LineAsync()
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await _input.ReadAsync(one) == 1 && one[0] != '\n')
        {
            line.Append((char)one[0]);
        }

        return line.ToString().TrimEnd('\r');
    }
}
