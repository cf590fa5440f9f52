using System.Diagnostics;
using System.Text.Json;

namespace Auth0Mcp.EndToEnd.Tests.Harness;

/// <summary>The executable while it serves, spoken to line by line. Nothing of it is left at the end of a test.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _error;

    public RunningServer(string executable, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        _process = Shell.Start(executable, ["run", .. arguments], environment);
        _error = _process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    public async Task SendAsync(string line)
    {
        await _process.StandardInput.WriteAsync(line + "\n");
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>The next line, which has to be a message of the protocol.</summary>
    public async Task<JsonElement> ReceiveAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(s_limit);
        var message = JsonElement.Parse(
            line ?? throw new InvalidOperationException("The server has closed its output: " + await _error));
        Assert.Equal("2.0", message.GetProperty("jsonrpc").GetString());
        return message;
    }

    public async Task<JsonElement> AskAsync(string request)
    {
        await SendAsync(request);
        return await ReceiveAsync();
    }

    public Task<JsonElement> InitializeAsync()
        => AskAsync(
            """{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{}"""
            + ""","clientInfo":{"name":"test","version":"1"}}}""");

    /// <summary>Closes the input and waits for the end.</summary>
    public Task<ShellResult> EndAsync()
    {
        _process.StandardInput.Close();
        return WaitAsync();
    }

    public async Task<ShellResult> WaitAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync().WaitAsync(s_limit);
        await _process.WaitForExitAsync().WaitAsync(s_limit);
        return new ShellResult(_process.ExitCode, output, await _error);
    }

    /// <summary>Ends the server as a failing machine does: it cannot do anything about it (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().WaitAsync(s_limit);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }
}
