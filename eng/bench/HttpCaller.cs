using System.Net.Http.Headers;
using System.Text;

namespace Auth0Mcp.Bench;

/// <summary>A person's MCP client over Streamable HTTP, in the words of the revision that both servers speak.</summary>
/// <param name="token">Null for a server that asks nobody who they are.</param>
internal sealed class HttpCaller(HttpClient http, string address, string? token)
{
    private const string Revision = "2025-11-25";

    private int _last;
    private string? _session;

    /// <summary>The handshake; a server that has sessions opens one.</summary>
    public async Task OpenAsync()
    {
        var hello = $$$"""{"protocolVersion":"{{{Revision}}}","capabilities":{},"clientInfo":{"name":"bench","version":"1"}}""";
        using var response = await SendAsync($$$"""{"jsonrpc":"2.0","id":0,"method":"initialize","params":{{{hello}}}}""");
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsStringAsync();
        _session = response.Headers.TryGetValues("Mcp-Session-Id", out var session) ? session.First() : null;
        using var done = await SendAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
    }

    /// <exception cref="InvalidOperationException">The tool reported an error.</exception>
    public async Task CallAsync(string tool, string arguments)
    {
        var id = Interlocked.Increment(ref _last);
        using var response = await SendAsync(
            $$$"""{"jsonrpc":"2.0","id":{{{id}}},"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}}}}""");
        var answer = await response.Content.ReadAsStringAsync();
        if (!answer.Contains("\"content\"", StringComparison.Ordinal) || answer.Contains("\"isError\":true", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(
                $"The call failed, {(int)response.StatusCode}: {answer[..Math.Min(400, answer.Length)]}");
        }
    }

    private Task<HttpResponseMessage> SendAsync(string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Add("MCP-Protocol-Version", Revision);
        if (_session is not null)
        {
            request.Headers.Add("Mcp-Session-Id", _session);
        }

        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return http.SendAsync(request);
    }
}
