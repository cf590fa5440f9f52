using System.Text.Json;
using Auth0Mcp.EndToEnd.Tests.Harness;

namespace Auth0Mcp.EndToEnd.Tests;

/// <summary>The executable without a client library between: what stands on its streams, and how it ends.</summary>
[Collection(UsesNativeExecutable.Name)]
public class WireTests(NativeExecutable executable)
{
    private const string Initialize =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{}"""
            + ""","clientInfo":{"name":"test","version":"1"}}}""";

    [Fact]
    public async Task HostileLines_AreAnsweredOrIgnored_AndStandardOutputIsProtocolOnly()
    {
        await using var tenant = new FakeTenant();
        var environment = tenant.Environment;
        environment["DEBUG"] = "auth0-mcp";
        using var server = Shell.Start(executable.Path, ["run"], environment);
        var error = server.StandardError.ReadToEndAsync();
        string[] lines =
        [
            Initialize,
            "garbage that is not a JSON",
            "[1,2,3]",
            """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"auth0_get_log","arguments":[]}}""",
            """{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"auth0_get_log","arguments":{"id":"a","id":"b"}}}""",
            """{"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"auth0_get_log","arguments":{"id":"\ud800"}}}""",
            """{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"auth0_list_logs","arguments":{"per_page":1e400}}}""",
            $$$"""{"jsonrpc":"2.0","id":6,"method":"tools/call","params":{"name":"auth0_get_log","arguments":{{{Nested(levels: 800_000)}}}}}""",
            """{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"auth0_get_logs","arguments":null}}""",
            """{"jsonrpc":"2.0","id":8,"method":"tools/call","params":{"name":"auth0_get_log","arguments":{"id":"../clients"}}}""",
        ];
        foreach (var line in lines)
        {
            await server.StandardInput.WriteAsync(line + "\n");
        }

        await server.StandardInput.FlushAsync();
        var answers = new Dictionary<int, JsonElement>();
        while (answers.Count < 8)
        {
            var line = await server.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
            var answer = JsonElement.Parse(line!);
            if (answer.GetProperty("id").ValueKind is JsonValueKind.Null)
            {
                // JSON-RPC 2.0, section 5: what cannot be told apart as a request is answered without an id.
                Assert.True(answer.TryGetProperty("error", out _), answer.ToString());
                continue;
            }

            answers.Add(answer.GetProperty("id").GetInt32(), answer);
        }

        Assert.All(
            Enumerable.Range(2, 7),
            id => Assert.True(answers[id].GetProperty("result").GetProperty("isError").GetBoolean(), answers[id].ToString()));
        Assert.Equal(["/api/v2/logs/..%2Fclients"], tenant.Seen.Select(static request => request.PathAndQuery));

        server.StandardInput.Close();
        Assert.Empty(await server.StandardOutput.ReadToEndAsync());
        await server.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(0, server.ExitCode);
        var log = await error;
        Assert.Contains("get_logs_by_id", log, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeTenant.Token, log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run", "--tools", "")]
    [InlineData("run", "--tools", ",")]
    [InlineData("run", "--tools", "nope*")]
    [InlineData("run", "--toolsets", "nope")]
    [InlineData("run", "--profile", "not a name")]
    [InlineData("frobnicate")]
    public async Task WrongUse_EndsWith2_SaysTheFix_AndPrintsNothing(params string[] arguments)
    {
        var result = await Shell.RunAsync(executable.Path, arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.StartsWith("auth0-mcp: ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "call", "auth0_list_applications", "per_page=2", "--demo")]
    [InlineData(1, "call", "auth0_get_application", "client_id=nobody", "--demo")]
    [InlineData(0, "tools", "--json")]
    [InlineData(0, "--version")]
    [InlineData(0, "--help")]
    [InlineData(0)]
    public async Task ShellCommand_EndsAsItSays_WithItsResultOnStandardOutput(int exitCode, params string[] arguments)
    {
        var result = await Shell.RunAsync(executable.Path, arguments);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.NotEmpty(result.Output);
        Assert.Empty(result.Error);
    }

    private static string Nested(int levels)
        => string.Concat(Enumerable.Repeat("""{"a":""", levels)) + "1" + new string('}', levels);
}
