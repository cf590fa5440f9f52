namespace Auth0Mcp.SpecTool.Tests.Replay;

/// <summary>What a replay tells of answers, and of reads that are sent back.</summary>
public sealed class ReplayAnswerTests
{
    [Fact]
    public async Task BlankedSecretAtADeclaredPlace_IsPlantedAndHidden()
    {
        var run = await ReplayRun.LinesAsync(
            ReplayRun.Exchange("GET", "/api/v2/clients", "null", """[{"client_id":"madeup1","client_secret":"[REDACTED]"}]"""));

        Assert.Empty(run.Lines("leaked"));
        Assert.Equal(1, run.Total("secrets"));
    }

    [Fact]
    public async Task BlankedSecretThatIsShown_IsALeak()
    {
        var run = await ReplayRun.LinesAsync(
            ReplayRun.Exchange("GET", "/api/v2/roles/rol_madeup1", "null", """{"id":"rol_madeup1","description":"[REDACTED]"}"""));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["get_roles_by_id description: a blanked or declared secret"], run.Lines("leaked"));
    }

    [Theory]
    [InlineData("header")]
    [InlineData("name")]
    public async Task NameOfAHeader_IsNoSecretAndItsValueIs(string name)
    {
        var answer = $$"""{"id":"con_madeup1","options":{"custom_headers":[{"{{name}}":"X-Shop","value":"madeup"}]} }""";
        var run = await ReplayRun.LinesAsync(ReplayRun.Exchange("GET", "/api/v2/connections/con_madeup1", "null", answer));

        Assert.Empty(run.Lines("leaked"));
        Assert.Equal(1, run.Total("secrets"));
    }

    [Fact]
    public async Task ValueOfAHeaderThatIsShown_IsALeak()
    {
        const string Answer = """{"id":"con_madeup1","options":{"madeup":[{"header":"X-Shop","value":"[REDACTED]"}]}}""";
        var run = await ReplayRun.LinesAsync(ReplayRun.Exchange("GET", "/api/v2/connections/con_madeup1", "null", Answer));

        Assert.Equal(["get_connections_by_id options.madeup[].value: a blanked or declared secret"], run.Lines("leaked"));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("md")]
    public async Task RecordedSecret_IsNeverPrinted(string format)
    {
        const string Secret = "kQ7madeup2Zx9Wv4Tn1Lp8";
        var run = await ReplayRun.FileAsync(
            "exchanges.jsonl",
            string.Join('\n',
                ReplayRun.Exchange(
                "POST", "/api/v2/clients", $$"""{"name":"Shop","client_secret":"{{Secret}}","madeup_secret":"{{Secret}}"}""",
                $$"""{"client_id":"1","client_secret":"{{Secret}}","madeup_secret":"{{Secret}}"}"""),
                ReplayRun.Exchange("POST", "/api/v2/roles", $$"""{"name":{"secret":"{{Secret}}"} }""", "{}"),
                ReplayRun.Exchange("POST", "/api/v2/clients", $$"""{"name":"Shop","app_type":"{{Secret}}"}""", "{}")),
            "--format", format);

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain(Secret, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublicCertificate_IsNoSecret()
    {
        var run = await ReplayRun.LinesAsync(
            ReplayRun.Exchange("GET", "/api/v2/keys/signing", "null", """[{"kid":"madeup1","cert":"[REDACTED]"}]"""));

        Assert.Empty(run.Lines("leaked"));
        Assert.Equal(0, run.Total("secrets"));
    }

    [Fact]
    public async Task UnchangedWriteBack_LeavesTheTenantAsItWas()
    {
        var run = await ReplayRun.LinesAsync(
            ReplayRun.Exchange(
            "GET", "/api/v2/roles/rol_madeup1", "null", """{"id":"rol_madeup1","name":"reader","description":"Reads books"}"""));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal((1, 1), (run.Total("write_backs"), run.Total("write_backs_equal")));
    }

    [Fact]
    public async Task WriteBackThatTheUpdateRefuses_SaysWhy()
    {
        var run = await ReplayRun.LinesAsync(
            ReplayRun.Exchange("GET", "/api/v2/roles/rol_madeup1", "null", """{"id":"rol_madeup1","name":7}"""));

        Assert.StartsWith("patch_roles_by_id name: type: ", Assert.Single(run.Lines("write_back_refused")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameRecording_GivesTheSameReport()
    {
        string[] lines =
        [
            ReplayRun.Exchange("GET", "/api/v2/clients", "null", """[{"client_id":"madeup1","client_secret":"[REDACTED]"}]"""),
            ReplayRun.Exchange("POST", "/api/v2/roles", """{"b":1,"a":2}""", "{}"),
        ];

        Assert.Equal((await ReplayRun.LinesAsync(lines)).Output, (await ReplayRun.LinesAsync(lines)).Output);
    }
}
