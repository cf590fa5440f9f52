using System.Text.Json;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Audit;

/// <summary>The record of calls, as the shell's commands write and check it.</summary>
public sealed class AuditTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("auth0-mcp-audit-").FullName;

    private string Log => Path.Combine(_home, "audit", "environment", "audit.jsonl");

    private (string, string)[] Variables => [.. Shell.Tenant, ("AUTH0_MCP_HOME", _home), ("AUTH0_MCP_AUDIT", "true")];

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task Call_IsOneLineWithoutItsSecrets_ForItsOwnerAlone()
    {
        await CallAsync("name=Shop", "client_secret=canary-secret", "description=" + new string('d', 300));
        var line = JsonElement.Parse(Assert.Single(await File.ReadAllLinesAsync(Log)));
        Assert.Equal("auth0_create_application", line.GetProperty("tool").GetString());
        Assert.Equal("write", line.GetProperty("access").GetString());
        Assert.NotEqual("ok", line.GetProperty("outcome").GetString());
        Assert.DoesNotContain("canary-secret", line.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(new string('d', 201), line.GetRawText(), StringComparison.Ordinal);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Log) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task LinesOfSeveralProcesses_AreOneChain()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => CallAsync("zz=1")));
        var verified = await Shell.RunAsync(["audit", "verify"], Variables);
        Assert.Equal((0, 5), (verified.ExitCode, (await File.ReadAllLinesAsync(Log)).Length));
    }

    [Theory]
    [InlineData("changed", 2)]
    [InlineData("removed", 2)]
    public async Task DamagedRecord_IsNamedByFileAndLine(string damage, int line)
    {
        await CallAsync("zz=1");
        await CallAsync("zz=2");
        await CallAsync("zz=3");
        var lines = (await File.ReadAllLinesAsync(Log)).ToList();
        if (damage == "removed")
        {
            lines.RemoveAt(1);
        }
        else
        {
            lines[1] = lines[1].Replace("\"2\"", "\"9\"", StringComparison.Ordinal).Replace(":2", ":9", StringComparison.Ordinal);
        }

        await File.WriteAllLinesAsync(Log, lines);
        var verified = await Shell.RunAsync(["audit", "verify"], Variables);
        Assert.Equal(1, verified.ExitCode);
        Assert.Contains($"audit.jsonl:{line}:", verified.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProfileInOtherLetters_HasTheSameRecord()
    {
        var directories = new UserDirectories(_home, _home, IsOwn: true);
        new ProfileStore(directories).Save(new Profile("prod", "127.0.0.1:9", SignInStorage.File, ReadOnly: false, null, null, null));
        await Shell.RunAsync(["call", "auth0_create_application", "zz=1", "--profile", "Prod"], Variables);
        var shown = await Shell.RunAsync(["audit", "show", "--profile", "PROD"], Variables);
        Assert.Equal((0, ""), (shown.ExitCode, shown.Error));
        Assert.Contains("auth0_create_application", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DemoAndOptOut_WriteNothing()
    {
        await Shell.RunAsync(["call", "auth0_list_applications", "--demo"], Variables);
        await Shell.RunAsync(
            ["call", "auth0_create_application", "zz=1"], [.. Shell.Tenant, ("AUTH0_MCP_HOME", _home), ("AUTH0_MCP_AUDIT", "false")]);
        Assert.False(File.Exists(Log));
    }

    [Fact]
    public async Task RecordThatCannotBeWritten_FailsNoCallAndIsSaidOnce()
    {
        await File.WriteAllTextAsync(Path.Combine(_home, "audit"), "in the way");
        var result = await CallAsync("zz=1");
        Assert.Contains("invalid_arguments", result.Output, StringComparison.Ordinal);
        Assert.Contains("audit log cannot be written", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auth0_list_applications", """{"fields":"\ud800"}""")]
    [InlineData("auth0_list_applications", """{"fields":"a\udc00b"}""")]
    [InlineData("auth0_create_application", """{"name":"A","client_metadata":{"\ud800":"\udfff"}}""")]
    [InlineData("auth0_create_application", """{"name":1e400,"client_metadata":{"a":1,"a":2}}""")]
    [InlineData("auth0_call_read_tool", """{"name":"\ud800"}""")]
    [InlineData("auth0_call_read_tool", """{"name":"auth0_list_applications","arguments":{"\ud800":"\ud800"}}""")]
    [InlineData("\ud800", "{}")]
    public async Task TextThatNobodyCanRead_IsRecordedAllTheSame(string tool, string arguments)
    {
        var result = await Shell.RunAsync(["call", tool, "--args", arguments], Variables);
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Single(await File.ReadAllLinesAsync(Log));
        Assert.Equal(0, (await Shell.RunAsync(["audit", "verify"], Variables)).ExitCode);
        Assert.Single((await Shell.RunAsync(["audit", "show"], Variables)).Output.Trim().Split('\n'));
    }

    [Fact]
    public async Task HalfOfAPair_IsMadeVisible()
    {
        await Shell.RunAsync(["call", "auth0_list_applications", "--args", """{"fields":"a\ud800b"}"""], Variables);
        Assert.Contains(
            "\"fields\":\"a\uFFFDb\"", (await File.ReadAllTextAsync(Log)).Replace("\\uFFFD", "\uFFFD", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_PrintsTheLatestCallsAsATableOrLines()
    {
        await CallAsync("zz=1");
        await CallAsync("zz=2");
        var sentences = await Shell.RunAsync(["audit", "show", "--last", "1"], Variables);
        Assert.Matches(
            """^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d  127\.0\.0\.1:9  auth0_create_application  invalid_arguments +\d+ ms  \{"zz":2\}"""
            + """\n$""", sentences.Output.ReplaceLineEndings("\n"));
        var lines = await Shell.RunAsync(["audit", "show", "--json"], Variables);
        Assert.Equal(await File.ReadAllTextAsync(Log), lines.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Show_AlignsItsColumns()
    {
        await CallAsync("zz=1");
        await Shell.RunAsync(["call", "auth0_get_role"], Variables);
        var rows = (await Shell.RunAsync(["audit", "show"], Variables)).Output.Trim().Split('\n');
        Assert.Equal(2, rows.Length);
        Assert.Equal(rows[0].IndexOf('{', StringComparison.Ordinal), rows[1].IndexOf('{', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Show_WithoutASignIn_SaysWhoseRecordIsEmpty()
        => Assert.Contains(
            "a sign-in from environment variables", (await Shell.RunAsync(["audit", "show"], Variables)).Error,
            StringComparison.Ordinal);

    [Fact]
    public async Task Show_MakesControlCharactersVisible()
    {
        await Shell.RunAsync(["call", "a\u001b[2Jb\u202e"], Variables);
        var shown = await Shell.RunAsync(["audit", "show"], Variables);
        Assert.Contains("a\\u001B[2Jb\\u202E", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_AnswersInJson()
    {
        await CallAsync("zz=1");
        var whole = await Shell.RunAsync(["audit", "verify", "--json"], Variables);
        var hash = JsonElement.Parse((await File.ReadAllLinesAsync(Log))[^1]).GetProperty("hash").GetString();
        var record = $$"""{"name":"audit","whole":true,"lines":1,"last_number":1,"last_hash":"{{hash}}","unseen":[],"outcome_unknown":[]}""";
        Assert.Equal(
            (0, $$"""{"whole":true,"records":[{"name":"changes","whole":true,"lines":0,"last_number":0,"last_hash":"","unseen":"""
            + $$"""[],"outcome_unknown":[]},{{record}}]}"""),
            (whole.ExitCode, whole.Output.Trim()));
        await File.AppendAllTextAsync(Log, "{}\n");
        var damaged = await Shell.RunAsync(["audit", "verify", "--json"], Variables);
        Assert.Equal(1, damaged.ExitCode);
        Assert.Equal(2, JsonElement.Parse(damaged.Output).GetProperty("records")[1].GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task NoRecord_IsWholeAndSaysWhereItWouldBe()
    {
        Assert.Contains("audit: no lines.", (await Shell.RunAsync(["audit", "verify"], Variables)).Output, StringComparison.Ordinal);
        var shown = await Shell.RunAsync(["audit", "show"], Variables);
        Assert.Equal((0, ""), (shown.ExitCode, shown.Output));
        Assert.Contains(_home, shown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_ExplainsBothCommands()
    {
        Assert.Contains("verify", (await Shell.RunAsync("audit", "--help")).Output, StringComparison.Ordinal);
        Assert.Contains("--last", (await Shell.RunAsync("audit", "show", "--help")).Output, StringComparison.Ordinal);
        Assert.Contains("exit code 1", (await Shell.RunAsync("audit", "verify", "--help")).Output, StringComparison.Ordinal);
    }

    private Task<ShellResult> CallAsync(params string[] pairs)
        => Shell.RunAsync(["call", "auth0_create_application", .. pairs, "--dry-run"], Variables);
}
