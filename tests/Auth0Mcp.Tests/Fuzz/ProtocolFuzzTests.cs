using System.Text.Json;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Catalog;
using Auth0Mcp.Context;
using Auth0Mcp.Demo.Synthesis;
using Auth0Mcp.Stdio;
using Auth0Mcp.Tests.Fixtures;
using Xunit.Abstractions;

namespace Auth0Mcp.Tests.Fuzz;

/// <summary>Damaged lines of the protocol: the server answers or ignores them, lives on, and destroys nothing.</summary>
[Collection(Alone.Name)]
public sealed class ProtocolFuzzTests(ITestOutputHelper output)
{
    private const int Lines = 20_000;
    private const int Batch = 100;
    private const string Delete = "auth0_delete_application";

    private static readonly ToolSelection s_selection = new(["auth0_get_log", Delete, "auth0_call_*"], null, ReadOnly: false);

    private static readonly string[] s_lines =
    [
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"clientInfo":{"name":"test","version":"1"},"capabilities":"""
            + """{"elicitation":{}},"protocolVersion":"2025-11-25"}}""",
        """{"jsonrpc":"2.0","method":"notifications/initialized"}""",
        """{"jsonrpc":"2.0","id":2,"method":"ping"}""",
        """{"jsonrpc":"2.0","id":3,"method":"tools/list","params":{}}""",
        """{"jsonrpc":"2.0","id":"4","method":"tools/call","params":{"name":"auth0_get_log","arguments":{"id":"x"},"_meta":"""
            + """{"progressToken":"p"}}}""",
        """{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"auth0_delete_application","arguments":"""
            + """{"client_id":"k7Q"}}}""",
        """{"jsonrpc":"2.0","id":6,"method":"tools/call","params":{"name":"auth0_delete_application","arguments":"""
            + """{"client_id":"k7Q","confirmation":"AAAAAAAAAAAAAAAAAAAAAA"}}}""",
        """{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"auth0_call_destructive_tool","arguments":"""
            + """{"name":"auth0_delete_user","arguments":{"id":"auth0|x"}}}}""",
        """{"jsonrpc":"2.0","id":8,"method":"tools/call","params":{"name":"auth0_delete_application","arguments":"""
            + """{"client_id":"k7Q"},"requestState":"a.99999999999.c","inputResponses":{"consent":{"action":"accept","content":"""
            + """{"agree":true}}},"_meta":"""
            + """{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":"""
            + """{"elicitation":{}},"io.modelcontextprotocol/clientInfo":{"name":"t","version":"1"}}}}""",
        """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":5,"reason":"x"}}""",
        """{"jsonrpc":"2.0","id":"nobody","result":{"action":"accept","content":{"agree":true}}}""",
        """{"jsonrpc":"2.0","id":9,"method":"server/discover","params":{}}""",
        """{"jsonrpc":"2.0","id":10,"method":"completion/complete","params":{"ref":{"type":"ref/tool"}}}""",
    ];

    [Fact]
    public async Task DamagedLines_EndOrHangNothingAndDestroyNothing()
    {
        using var tenant = new TestTenant().Answers(200, """{"alive":true}""");

        // Nobody answers the server's questions: its waits for an answer are over at once on this clock.
        await using var pipe = new McpPipe(
            tenant, s_selection, ConfirmLevel.Destructive, TestTime.WhereNobodyAnswers(),
            caps: CallCaps.Default with { Calls = int.MaxValue });
        await pipe.InitializeAsync();
        var source = new SeededSource("protocol");
        var before = 0L;
        for (var batch = 0; batch < Lines / Batch; batch++)
        {
            for (var line = 0; line < Batch; line++)
            {
                var damaged = Damaged(source);
                Assert.False(IsConsent(damaged), damaged);
                await pipe.SendAsync(damaged);
            }

            // The server is still there, and has taken all the lines before this one.
            await pipe.AskAsync($$"""{"jsonrpc":"2.0","id":"batch-{{batch}}","method":"ping"}""");
            if (batch == Lines / Batch / 10)
            {
                before = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        var tools = await pipe.AskAsync("""{"jsonrpc":"2.0","id":"tools","method":"tools/list"}""");
        Assert.Equal(5, tools.GetProperty("result").GetProperty("tools").GetArrayLength());
        await pipe.AssertAliveAsync();
        Assert.False(pipe.Server.IsCompleted);
        var written = pipe.Lines.Sum(static line => 2L * line.Length);
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before - written;
        output.WriteLine(
            $"{pipe.Lines.Count} lines written, {written / 1024} KiB; {tenant.Requests.Count} requests; growth {growth / 1024} KiB");
        Assert.All(pipe.Lines, static line => Assert.Equal("2.0", JsonElement.Parse(line).GetProperty("jsonrpc").GetString()));
        Assert.InRange(pipe.Lines.Count, Lines / 10, int.MaxValue);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
        Assert.DoesNotContain(pipe.Lines, static line => line.Contains("internal_error", StringComparison.Ordinal));
        Assert.InRange(growth, long.MinValue, 32 * 1024 * 1024);
    }

    /// <summary>An answer to one of the server's questions, which count from 1: it would be a person's consent, and no damage.</summary>
    private static bool IsConsent(string line)
    {
        try
        {
            var message = JsonElement.Parse(line);
            return message.ValueKind == JsonValueKind.Object && message.TryGetProperty("id", out var id)
                && id.ValueKind == JsonValueKind.Number && message.TryGetProperty("result", out _);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string Damaged(SeededSource source)
    {
        var line = source.Pick(s_lines);
        if (source.Chance(10))
        {
            // The beginning of one and the end of another.
            var other = source.Pick(s_lines);
            line = line[..source.Next(line.Length)] + other[source.Next(other.Length)..];
        }

        return source.Chance(10) ? line : TextMutation.Of(line, source);
    }
}
