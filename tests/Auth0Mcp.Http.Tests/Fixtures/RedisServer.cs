using System.Diagnostics;
using System.Globalization;
using Auth0Mcp.Team.Settings;
using Auth0Mcp.Team.State;
using StackExchange.Redis;

namespace Auth0Mcp.Team.Tests.Fixtures;

/// <summary>A Redis of the test's own on a loopback port; it keeps nothing.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly int _port = RunningServer.FreePort();
    private readonly string _folder = Directory.CreateTempSubdirectory("auth0-mcp-redis").FullName;
    private Process? _process;

    /// <summary>Where the program is; null when this machine has none.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(static folder => Path.Combine(folder, "redis-server")).FirstOrDefault(File.Exists);

    public RedisSettings Settings => new(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}"), null, null, UsesTls: false);

    public static async Task<RedisServer> StartAsync()
    {
        var server = new RedisServer();
        await server.RunAsync();
        return server;
    }

    /// <summary>Starts it, and waits until it answers.</summary>
    public async Task RunAsync()
    {
        _process = Process.Start(new ProcessStartInfo(
            Program!,
            ["--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no",
            "--dir", _folder])
        { RedirectStandardOutput = true });
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await _process!.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Contains("eady to accept connections", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return;
            }
        }

        throw new InvalidOperationException("Redis did not start.");
    }

    /// <summary>Ends it at once, as a crash does.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Changes a setting while it runs.</summary>
    public async Task SetAsync(string setting, string value)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync($"{Settings.Address},allowAdmin=true");
        await connection.GetServers().Single().ConfigSetAsync(setting, value);
    }

    /// <summary>A connection that answers now.</summary>
    public async Task<RedisState> ConnectAsync()
    {
        var state = await RedisState.ConnectAsync(Settings);
        await AnswersAsync(state);
        return state;
    }

    /// <summary>Waits until a connection answers again.</summary>
    public static async Task AnswersAsync(RedisState state)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await state.IsReachableAsync(patience.Token))
        {
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>A fact that needs a Redis; <c>.ci/run</c> installs one.</summary>
internal sealed class RedisFactAttribute : FactAttribute
{
    public RedisFactAttribute() => Skip = RedisServer.Program is null ? "redis-server is not installed here" : null;
}
