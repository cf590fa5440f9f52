using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Auth0Mcp.Bench;

/// <summary>An MCP server on standard input and output, whoever wrote it. Any number of requests may be under way.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Initialize =
        """{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"bench","version":"1"}}""";

    /// <summary>Where a server keeps its files, so that nobody's audit log fills with calls of a benchmark.</summary>
    private static readonly string s_home = Path.Combine(Repository.FindRoot(AppContext.BaseDirectory), "artifacts", "bench", "home");

    private readonly Process _process;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<string>> _open = new();
    private readonly StringBuilder _error = new();
    private readonly Lock _writing = new();
    private readonly Task _reading;
    private int _last;

    public ServerProcess(string executable, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(
            executable, arguments)
        { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(static name => name == "DEBUG"
            || name.StartsWith("AUTH0_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["AUTH0_MCP_HOME"] = s_home;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => _error.AppendLine(line.Data);
        _process.BeginErrorReadLine();
        _reading = Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The most memory that the process has held, in MB.</summary>
    public double PeakMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64 / 1048576.0;
        }
    }

    public async Task OpenAsync()
    {
        await AskAsync("initialize", Initialize);
        Send("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
    }

    /// <summary>Sends a request and waits for its answer, a line of JSON.</summary>
    public Task<string> AskAsync(string method, string parameters = "{}")
    {
        var id = Interlocked.Increment(ref _last);
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _open[id] = answer;
        Send($$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{parameters}}}""");
        return answer.Task;
    }

    /// <exception cref="InvalidOperationException">The tool reported an error.</exception>
    public async Task CallAsync(string tool, string arguments)
    {
        var answer = await AskAsync("tools/call", $$"""{"name":"{{tool}}","arguments":{{arguments}}}""");
        if (answer.Contains("\"isError\":true", StringComparison.Ordinal) || !answer.Contains("\"content\"", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The call failed: " + answer[..Math.Min(400, answer.Length)]);
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close();

        // The reference server takes seconds to notice; nothing is measured any more.
        if (!_process.WaitForExit(TimeSpan.FromMilliseconds(200)))
        {
            _process.Kill(entireProcessTree: true);
        }

        _reading.Wait();
        _process.Dispose();
    }

    private static int Id(string line)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(line));
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isId = reader.ValueTextEquals("id"u8);
                reader.Read();
                if (isId)
                {
                    return reader.GetInt32();
                }

                reader.Skip();
            }
        }

        return 0;
    }

    private void Send(string line)
    {
        lock (_writing)
        {
            _process.StandardInput.Write(line + "\n");
            _process.StandardInput.Flush();
        }
    }

    private void Read()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (_open.TryRemove(Id(line), out var answer))
            {
                answer.SetResult(line);
            }
        }

        foreach (var lost in _open.Values)
        {
            lost.TrySetException(new InvalidOperationException("The server has ended: " + _error));
        }
    }
}
