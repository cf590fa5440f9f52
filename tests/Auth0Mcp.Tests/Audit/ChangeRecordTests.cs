using System.Text.Json;
using Auth0Mcp.Audit;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Audit;

/// <summary>A change is in the record before it is sent: who ends the process in between takes nothing out of it.</summary>
public sealed class ChangeRecordTests : IDisposable
{
    private const string Create = "auth0_create_role";
    private const string Role = """{"name":"a"}""";

    private readonly string _home = Directory.CreateTempSubdirectory("auth0-mcp-audit-").FullName;
    private readonly TestTenant _tenant = new();
    private readonly TestTime _time = new();
    private readonly StringWriter _error = new();

    private AuditFiles Files => new(_home);

    private AuditFiles Changes => Files.Of(AuditFiles.ChangingCalls);

    public void Dispose()
    {
        Directory.Delete(_home, recursive: true);
        _tenant.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task ChangeThatIsSent_IsOnTheDiskBeforehand()
    {
        List<JsonElement> before = [];
        _tenant.Answers(_ =>
        {
            before = Lines(Changes);
            return "{}";
        });
        await RecordAsync(static pipeline => pipeline.CallAsync(Create, Role));
        var line = Assert.Single(before);
        Assert.Equal(
            (Create, "pending", TestTenant.Host, Role, 1),
            (Text(line, "tool"), Text(line, "outcome"), Text(line, "tenant"), line.GetProperty("arguments").GetRawText(),
                line.GetProperty("n").GetInt32()));
        Assert.False(line.TryGetProperty("duration_ms", out _));
    }

    [Fact]
    public async Task OutcomeOfAChange_FollowsUnderTheSameId()
    {
        await RecordAsync(static async pipeline =>
        {
            await pipeline.CallAsync(Create, Role);
            await pipeline.CallAsync(Create, Role);
        });
        var lines = Lines(Changes);
        Assert.Equal(["pending", "ok", "pending", "ok"], lines.Select(static line => Text(line, "outcome")));
        Assert.Equal(Text(lines[0], "call_id"), Text(lines[1], "call_id"));
        Assert.Equal(Text(lines[2], "call_id"), Text(lines[3], "call_id"));
        Assert.NotEqual(Text(lines[0], "call_id"), Text(lines[2], "call_id"));
        Assert.Empty((await AuditChain.ReadAsync(Changes)).Pending);
    }

    /// <summary>An update, a retry after a failure, and a tool that makes several changes: each is one call of a client.</summary>
    [Theory]
    [InlineData("auth0_update_role", """{"id":"r","name":"b"}""", 1)]
    [InlineData("auth0_delete_role", """{"id":"r"}""", 1)]
    [InlineData("auth0_api_request", """{"method":"POST","path":"/unheard-of","body":{}}""", 1)]
    [InlineData("auth0_call_write_tool", """{"name":"auth0_create_role","arguments":{"name":"a"}}""", 1)]
    [InlineData("auth0_list_roles", "{}", 0)]
    [InlineData("auth0_create_role", """{"name":"a","dry_run":true}""", 0)]
    [InlineData("auth0_create_role", """{"nam":"a"}""", 0)]
    public async Task Calls_HaveALineBeforehandIfTheyChangeSomething(string tool, string arguments, int expected)
    {
        var most = 0;
        _tenant.Answers(request =>
        {
            most = request.Method == "GET" ? most : Lines(Changes).Count;
            return "{}";
        });
        await RecordAsync(pipeline => pipeline.CallAsync(tool, arguments));
        Assert.Equal(expected, most);
        Assert.Equal(2 * expected, Lines(Changes).Count);
    }

    [Fact]
    public async Task RepeatedRequest_IsNotedOnce()
    {
        _tenant.Answers(429, "{}", ("Retry-After", "1")).Answers(200, "{}");
        await RecordAsync(static pipeline => pipeline.CallAsync(Create, Role));
        Assert.Equal(2, _tenant.Requests.Count);
        Assert.Equal(["pending", "ok"], Lines(Changes).Select(static line => Text(line, "outcome")));
    }

    [Fact]
    public async Task ChangesAtTheSameTime_EachHaveTheirLines()
    {
        await RecordAsync(static pipeline => Task.WhenAll(
            Enumerable.Range(0, 20).Select(number => pipeline.CallAsync(Create, $$"""{"name":"{{number}}"}"""))));
        var lines = Lines(Changes);
        Assert.Equal(40, lines.Count);
        Assert.All(lines.GroupBy(static line => Text(line, "call_id")), static call => Assert.Equal(
            ["pending", "ok"], call.Select(static line => Text(line, "outcome"))));
    }

    [Fact]
    public async Task ChangeWithoutAnOutcome_IsListedAndTheRecordIsWhole()
    {
        await RecordAsync(static pipeline => pipeline.CallAsync(Create, Role));
        await CutOffLastLineAsync();
        var chain = await AuditChain.ReadAsync(Changes);
        Assert.Null(chain.Damage);
        Assert.Equal([1L], chain.Pending);
    }

    [Fact]
    public async Task RecordThatCannotBeWritten_StopsNoChange()
    {
        await using (var audit = new AuditLog(
            new AuditFiles(_home, open: static _ => throw new IOException("Read-only file system", 30)), "work", _time, _error))
        {
            var pipeline = new Pipeline(_tenant, time: _time, audit: audit);
            Assert.False((await pipeline.CallAsync(Create, Role)).IsError);
            Assert.False((await pipeline.CallAsync(Create, Role)).IsError);
        }

        Assert.Equal(2, _tenant.Requests.Count);
        Assert.Single(_error.ToString().Trim().Split('\n'));
    }

    [Fact]
    public async Task CallerThatCancelsWhileTheLineIsWritten_SendsNothing()
    {
        using var cancel = new CancellationTokenSource();
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (var audit = new AuditLog(new AuditFiles(_home, open: path =>
        {
            cancel.Cancel();
            open.Task.Wait();
            return new FileStream(path, FileMode.Append);
        }), "work", _time, _error))
        {
            var pipeline = new Pipeline(_tenant, time: _time, audit: audit);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => pipeline.CallAsync(Create, Role, cancellationToken: cancel.Token));
            open.SetResult();
        }

        Assert.Empty(_tenant.Requests);
        Assert.Equal(["pending", "cancelled"], Lines(Changes).Select(static line => Text(line, "outcome")));
    }

    private static string? Text(JsonElement line, string member) => line.GetProperty(member).GetString();

    private static List<JsonElement> Lines(AuditFiles files)
        => [.. files.All.SelectMany(AuditFiles.Lines).Select(static line => JsonElement.Parse(line))];

    /// <summary>As if the process had ended before it wrote it.</summary>
    private async Task CutOffLastLineAsync()
        => await File.WriteAllTextAsync(
            Changes.Current,
            string.Concat((await File.ReadAllLinesAsync(Changes.Current))[..^1].Select(static line => line + "\n")));

    private async Task RecordAsync(Func<Pipeline, Task> work)
    {
        await using (var audit = new AuditLog(Files, "work", _time, _error))
        {
            await work(new Pipeline(
                _tenant, new(["*", "auth0_api_request"], null, ReadOnly: false), time: _time, audit: audit));
        }

        Assert.Empty(_error.ToString());
        Assert.Null((await AuditChain.ReadAsync(Changes)).Damage);
    }
}
