using System.Text.Json;
using Auth0Mcp.Audit;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Audit;

/// <summary>What a line says about a call.</summary>
public sealed class AuditRecordTests : IDisposable
{
    private const string Delete = "auth0_delete_application";

    private readonly string _home = Directory.CreateTempSubdirectory("auth0-mcp-audit-").FullName;
    private readonly TestTenant _tenant = new();
    private readonly TestTime _time = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        Directory.Delete(_home, recursive: true);
        _tenant.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Line_SaysWhenWhereWhatAndHowItEnded()
    {
        _tenant.Answers((_, _) =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(340));
            return Task.FromResult(TestTenant.Json(200, "{}", ("x-auth0-requestid", "4f6a1c")));
        });
        var line = Assert.Single(
            await RecordAsync(static pipeline => pipeline.CallAsync("auth0_get_application", """{"client_id":"k7Q"}""")));
        Assert.Equal(
            """{"time":"2026-03-01T12:00:00.34+00:"""
            + """00","tenant":"tenant.eu.auth0.com","profile":"work","tool":"auth0_get_application","access":"read","""
            + "\"operation\":\"get_clients_by_id\""
            + ""","arguments":{"client_id":"k7Q"}"""
            + ""","outcome":"ok","request_id":"4f6a1c","duration_ms":340,"confirmation":"none","n":1,"prev":"",""",
            line.GetRawText()[..line.GetRawText().IndexOf("\"hash\"", StringComparison.Ordinal)]);
    }

    [Fact]
    public async Task CallThroughACaller_IsRecordedAsTheToolThatWasMeant()
    {
        var line = Assert.Single(
            await RecordAsync(static pipeline => pipeline.CallAsync(
            "auth0_call_read_tool", """{"name":"auth0_get_application","arguments":{"client_id":"k7Q"}}""")));
        Assert.Equal(
            ("auth0_get_application", "auth0_call_read_tool", """{"client_id":"k7Q"}"""),
            (Text(line, "tool"), Text(line, "via"), line.GetProperty("arguments").GetRawText()));
    }

    [Fact]
    public async Task ArgumentsInAText_AreRecordedAsTheyWereUnderstoodWithoutTheirSecrets()
    {
        var line = Assert.Single(await RecordAsync(static pipeline => pipeline.CallAsync(
            "auth0_call_write_tool",
            """{"name":"mcp__auth0__auth0_create_application","arguments":"{\"app_name\":\"Shop\",\"client_secret\":\"canary\"}"}""")));
        Assert.Equal(
            ("auth0_create_application", "auth0_call_write_tool", "Shop"),
            (Text(line, "tool"), Text(line, "via"), line.GetProperty("arguments").GetProperty("name").GetString()));
        Assert.DoesNotContain("canary", line.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ToolThatDoesNotExist_IsRecordedAsAsked()
    {
        var line = Assert.Single(await RecordAsync(static pipeline => pipeline.CallAsync("auth0_nope", """{"a":1}""")));
        Assert.Equal(
            ("auth0_nope", "unknown_tool", false), (Text(line, "tool"), Text(line, "outcome"), line.TryGetProperty("access", out _)));
    }

    [Fact]
    public async Task AnswerOfTheTenant_IsTheOutcome()
    {
        _tenant.Answers(404, """{"message":"The client does not exist"}""", ("x-auth0-requestid", "9d"));
        var line = Assert.Single(
            await RecordAsync(static pipeline => pipeline.CallAsync("auth0_get_application", """{"client_id":"k7Q"}""")));
        Assert.Equal(("api_error", "9d"), (Text(line, "outcome"), Text(line, "request_id")));
    }

    [Fact]
    public async Task Secrets_AreNotRecorded()
    {
        const string Jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJlLWNhbmFyeQ";
        var lines = await RecordAsync(async pipeline =>
        {
            await pipeline.CallAsync(
                "auth0_create_user", """{"connection":"db","email":"a@example.com","password":"canary-password"}""");
            await pipeline.CallAsync(
                "auth0_create_application", """{"name":"A","client_metadata":{"note":"Bearer canary-bearer-0123456789abcdef"}}""");
            await pipeline.CallAsync(
                "auth0_create_action",
                """{"name":"A","supported_triggers":[{"id":"post-login","version":"v3"}],"secrets":["""
                + """{"name":"KEY","value":"canary-action-secret"}]}""");
            await pipeline.CallAsync("auth0_create_application", $$"""{"name":"A","{{Jwt}}":1}""");
            await pipeline.CallAsync(Jwt);
        });
        Assert.Equal(5, lines.Count);
        Assert.All(lines, static line =>
        {
            Assert.DoesNotContain("canary", line.GetRawText(), StringComparison.Ordinal);
            Assert.DoesNotContain("c2lnbmF0dXJl", line.GetRawText(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task ConfirmedCall_HasTheIdOfItsQuestion()
    {
        var lines = await RecordAsync(
            static async pipeline =>
            {
                var asked = await pipeline.CallAsync(Delete, """{"client_id":"k7Q"}""");
                var token = asked.Error.GetProperty("confirmation").GetString();
                await pipeline.CallAsync(Delete, $$"""{"client_id":"k7Q","confirmation":"{{token}}"}""");
                await pipeline.CallAsync(Delete, """{"client_id":"other"}""");
            },
            ConfirmLevel.Destructive);
        Assert.Equal(["ok", "confirmation_required", "confirmation_required"], lines.Select(static line => Text(line, "outcome")));
        Assert.Equal(["token", "asked", "asked"], lines.Select(static line => Text(line, "confirmation")));
        Assert.Equal(Text(lines[0], "confirmation_id"), Text(lines[1], "confirmation_id"));
        Assert.NotEqual(Text(lines[0], "confirmation_id"), Text(lines[2], "confirmation_id"));
        Assert.Equal("[REDACTED]", lines[0].GetProperty("arguments").GetProperty("confirmation").GetString());
    }

    [Fact]
    public async Task CancelledCall_IsRecorded()
    {
        using var source = new CancellationTokenSource();
        _tenant.Answers(async (_, cancellation) =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
            return TestTenant.Json(200, "{}");
        });
        var line = Assert.Single(
            await RecordAsync(
            async pipeline =>
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pipeline.CallAsync(
                "auth0_get_log", """{"id":"x"}""", cancellationToken: source.Token))));
        Assert.Equal("cancelled", Text(line, "outcome"));
    }

    [Fact]
    public async Task LongArguments_AreCut()
    {
        var items = string.Join(',', Enumerable.Range(0, 2000).Select(static number => $"\"https://example.com/{number}\""));
        var line = Assert.Single(
            await RecordAsync(pipeline => pipeline.CallAsync("auth0_create_application", $$"""{"name":"A","callbacks":[{{items}}]}""")));
        Assert.InRange(line.GetRawText().Length, 1, 1000);
    }

    [Fact]
    public async Task ChangesAreKeptApart_AndLocalCallsAreCounted()
    {
        var lines = await RecordAsync(async pipeline =>
        {
            await pipeline.CallAsync(Delete, """{"client_id":"k7Q"}""");
            for (var number = 0; number < 1750; number++)
            {
                await pipeline.CallAsync("auth0_get_user", """{"nonsense":1}""");
            }
        });
        Assert.Equal(Delete, Text(Assert.Single(Rows(new AuditFiles(_home).Of(AuditFiles.ChangingCalls))), "tool"));
        Assert.Equal(1 + 20 + 1, lines.Count);
        Assert.Equal(1730, lines[^1].GetProperty("arguments").GetProperty("calls").GetInt32());
    }

    [Fact]
    public async Task DryRunAndRefusal_AreNotChanges()
    {
        await RecordAsync(async pipeline =>
        {
            await pipeline.Caller.CallAsync(
                new("auth0_create_role", Pipeline.Arguments("""{"name":"a"}""")) { IsDryRun = true }, CancellationToken.None);
            await pipeline.CallAsync("auth0_create_role", """{"nam":"a"}""");
            await pipeline.CallAsync("auth0_list_roles");
        });
        Assert.Empty(new AuditFiles(_home).Of(AuditFiles.ChangingCalls).All);
    }

    [Fact]
    public async Task DiskThatIsFull_IsSaidOnceAndFailsNoCall()
    {
        await using (var audit = new AuditLog(
            new AuditFiles(_home, open: static _ => throw new IOException("No space left on device", 28)), "work", _time, _error))
        {
            var pipeline = new Pipeline(_tenant, time: _time, audit: audit);
            for (var number = 0; number < 5; number++)
            {
                Assert.False((await pipeline.CallAsync("auth0_get_log", """{"id":"x"}""")).IsError);
            }
        }

        Assert.Equal(1, _error.ToString().Split('\n').Count(static line => line.Contains("audit log", StringComparison.Ordinal)));
        Assert.Contains("the disk is full", _error.ToString(), StringComparison.Ordinal);
    }

    private static string? Text(JsonElement line, string member) => line.GetProperty(member).GetString();

    /// <summary>A line for each call: of a change the one of its outcome.</summary>
    private static IEnumerable<JsonElement> Rows(AuditFiles chain)
        => PendingChanges.Latest(chain.All.SelectMany(AuditFiles.Lines), int.MaxValue).Select(static line => JsonElement.Parse(line));

    private async Task<List<JsonElement>> RecordAsync(Func<Pipeline, Task> work, ConfirmLevel confirm = ConfirmLevel.Never)
    {
        var files = new AuditFiles(_home);
        await using (var audit = new AuditLog(files, "work", _time, _error))
        {
            await work(new Pipeline(_tenant, time: _time, confirm: confirm, audit: audit));
        }

        Assert.Empty(_error.ToString());
        var changes = files.Of(AuditFiles.ChangingCalls);
        Assert.Null((await AuditChain.ReadAsync(files)).Damage);
        Assert.Null((await AuditChain.ReadAsync(changes)).Damage);
        return [.. Rows(changes).Concat(Rows(files))];
    }
}
