using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Cli;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tests.SignIn;

namespace Auth0Mcp.Tests.Cli;

/// <summary><c>run</c> before anybody has signed in, and with sign-ins that are gone or over.</summary>
public sealed class FirstContactTests : IDisposable
{
    private readonly SignedInHome _home = new();
    private readonly RotatingServer _tenant;

    public FirstContactTests() => _tenant = new RotatingServer(_home.Time);

    public void Dispose()
    {
        _tenant.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task Nobody_SeesTheToolsAndTheOneCommand()
    {
        await using var server = new Server(_home);
        Assert.Contains(
            "Nobody is signed in. Run 'auth0-mcp init' in a terminal.", await server.InstructionsAsync(), StringComparison.Ordinal);
        Assert.Contains("auth0_list_applications", await server.ToolNamesAsync());
        var error = await server.CallAsync();
        Assert.Equal("not_signed_in", error.GetProperty("error").GetProperty("kind").GetString());
        Assert.Contains("'auth0-mcp init'", error.GetProperty("error").GetProperty("next").GetString(), StringComparison.Ordinal);
        Assert.Contains("auth0-mcp: Nobody is signed in.", server.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignInWhileTheServerRuns_IsFollowed()
    {
        await using var server = new Server(_home);
        await server.InstructionsAsync();
        Assert.True((await server.CallAsync()).TryGetProperty("error", out _));
        await _home.SignInAsync(_tenant);
        Assert.Equal(_tenant.Address, (await server.CallAsync()).GetProperty("friendly_name").GetString());
    }

    [Fact]
    public async Task LastLogout_LeavesAServerThatStartsAgain()
    {
        await _home.SignInAsync(_tenant);
        await _home.Store.DeleteAsync("default", CancellationToken.None);
        _home.Profiles.Remove("default");
        await using var server = new Server(_home);
        Assert.Contains("Nobody is signed in.", await server.InstructionsAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--profile", "staging")]
    [InlineData("", "")]
    public async Task MissingProfile_IsNeverReplacedByAnotherSignIn(string option, string name)
    {
        await _home.SignInAsync(_tenant);
        await using var server = option.Length > 0
            ? new Server(_home, [option, name])
            : new Server(_home, [], ("AUTH0_MCP_PROFILE", "staging"));
        Assert.Contains("There is no sign-in 'staging'", await server.InstructionsAsync(), StringComparison.Ordinal);
        var error = (await server.CallAsync()).GetProperty("error");
        Assert.Equal("not_signed_in", error.GetProperty("kind").GetString());
        Assert.Contains("'auth0-mcp init --profile staging'", error.GetProperty("next").GetString(), StringComparison.Ordinal);
        await _home.SignInAsync(_tenant, "staging");
        Assert.True((await server.CallAsync()).TryGetProperty("friendly_name", out _));
    }

    [Fact]
    public async Task SignInThatIsOverAndCannotRenewItself_IsSaidAtOnce()
    {
        await _home.SignInAsync(_tenant, change: static signIn => signIn with { RefreshToken = null });
        _home.Profiles.Save(_home.Profiles.Get("default") with { Ends = _home.Time.GetUtcNow() - TimeSpan.FromMinutes(1) });
        await using var server = new Server(_home);
        Assert.Contains(
            "has expired and cannot renew itself. Run 'auth0-mcp init' in a terminal.", await server.InstructionsAsync(),
            StringComparison.Ordinal);
        Assert.Contains("has expired and cannot renew itself", server.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignInThatStillHolds_SaysNothing()
    {
        await _home.SignInAsync(_tenant);
        _home.Profiles.Save(_home.Profiles.Get("default") with { Ends = _home.Time.GetUtcNow() + TimeSpan.FromMinutes(1) });
        await using var server = new Server(_home);
        Assert.DoesNotContain("Tell the user at once", await server.InstructionsAsync(), StringComparison.Ordinal);
        Assert.Empty(server.Error);
    }

    [Fact]
    public async Task DebugVariable_ShowsStartAndSignIn()
    {
        await _home.SignInAsync(_tenant);
        await using var server = new Server(_home, [], ("DEBUG", "auth0-mcp"));
        await server.InstructionsAsync();
        Assert.Matches(@"auth0-mcp: \S+ started with \d+ tools; sign-in: profile default \(file\); tenant: ", server.Error);
    }

    /// <summary><c>run</c> over a pair of pipes.</summary>
    private sealed class Server : IAsyncDisposable
    {
        private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

        private readonly Pipe _input = new(new PipeOptions(pauseWriterThreshold: 0));
        private readonly Pipe _output = new(new PipeOptions(pauseWriterThreshold: 0));
        private readonly StringWriter _error = new();
        private readonly StreamReader _reader;
        private readonly Task<int> _running;
        private int _id;

        public Server(SignedInHome home, string[]? options = null, params (string Name, string Value)[] variables)
        {
            var environment = variables.Append(("AUTH0_MCP_HOME", home.Directories.State)).Append(("AUTH0_MCP_AUDIT", "false"))
                .ToDictionary(static pair => pair.Item1, static pair => pair.Item2, StringComparer.Ordinal);
            _reader = new StreamReader(_output.Reader.AsStream(), Encoding.UTF8);
            var context = new CliContext(
                TextWriter.Null, TextWriter.Synchronized(_error), environment.GetValueOrDefault, () => _input.Reader.AsStream(),
                () => _output.Writer.AsStream())
            {
                Time = home.Time,
            };
            _running = CommandLine.InvokeAsync(["run", "--tools", "*", .. options ?? []], context, CancellationToken.None);
        }

        public string Error => _error.ToString();

        public async Task<string> InstructionsAsync()
        {
            var answer = await AskAsync(
                "initialize", """{"clientInfo":{"name":"test","version":"1"},"capabilities":{},"protocolVersion":"2025-11-25"}""");
            await SendAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
            return answer.GetProperty("instructions").GetString()!;
        }

        public async Task<IReadOnlyList<string>> ToolNamesAsync()
            => [.. (await AskAsync("tools/list", "{}")).GetProperty("tools").EnumerateArray()
                .Select(static tool => tool.GetProperty("name").GetString()!)];

        public async Task<JsonElement> CallAsync()
        {
            var result = await AskAsync("tools/call", """{"name":"auth0_get_tenant_settings","arguments":{}}""");
            return JsonElement.Parse(Assert.Single(result.GetProperty("content").EnumerateArray()).GetProperty("text").GetString()!);
        }

        public async ValueTask DisposeAsync()
        {
            await _input.Writer.CompleteAsync();
            Assert.Equal(0, await _running.WaitAsync(s_limit));
            _reader.Dispose();
            await _error.DisposeAsync();
        }

        private async Task<JsonElement> AskAsync(string method, string parameters)
        {
            var id = ++_id;
            await SendAsync($$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{parameters}}}""");
            while (true)
            {
                var message = JsonElement.Parse(
                    await _reader.ReadLineAsync().WaitAsync(s_limit) ?? throw new InvalidOperationException(Error));
                if (message.TryGetProperty("id", out var answered) && answered.GetInt32() == id)
                {
                    return message.GetProperty("result");
                }
            }
        }

        private async Task SendAsync(string line) => await _input.Writer.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));
    }
}
