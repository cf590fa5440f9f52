namespace Auth0Mcp.SpecTool.Tests.Replay;

/// <summary>What a replay tells of requests.</summary>
public sealed class ReplayRequestTests
{
    [Fact]
    public async Task AcceptedAndSentAlike_IsNoFinding()
    {
        var run = await ReplayRun.LinesAsync(
            ReplayRun.Exchange(
            "PATCH", "/api/v2/roles/rol_madeup1", """{"description":"Reads books"}""",
            """{"id":"rol_madeup1","name":"reader","description":"Reads books"}"""));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal((1, 1), (run.Total("accepted"), run.Total("as_recorded")));
    }

    [Fact]
    public async Task MemberThatIsNeverWritten_SentBackAsItIs_IsExempt()
    {
        const string Stored = """{"id":"con_madeup1","name":"shop","strategy":"auth0","options":{},"enabled_clients":["madeup1"]}""";

        var run = await ReplayRun.LinesAsync(
            ReplayRun.Exchange(
            "PATCH", "/api/v2/connections/con_madeup1", """{"display_name":"Shop","enabled_clients":["madeup1"]}""", Stored));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(
            "enabled_clients: not written, and as it is stored", Assert.Single(run.Lines("exempt")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownProperty_IsRefusedOnceWithItsCount()
    {
        var line = ReplayRun.Exchange(
            "POST", "/api/v2/roles", """{"name":"reader","madeup_flag":true}""", """{"id":"rol_madeup1","name":"reader"}""");

        var run = await ReplayRun.LinesAsync(line, line);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(
            "post_roles madeup_flag: unknown property: unknown property", Assert.Single(run.Lines("refused")), StringComparison.Ordinal);
        Assert.Equal(2, run.Total("refused_omitted_or_narrowed"));
    }

    [Theory]
    [InlineData("""{"name":7}""", "post_roles name: type: ")]
    [InlineData("""{"name":null}""", "post_roles name: required: ")]
    [InlineData("""{"description":"x"}""", "post_roles name: required: ")]
    [InlineData("""{"name":"reader","MadeUp":1}""", "post_roles MadeUp: unknown property: ")]
    public async Task Refusal_TellsItsCause(string request, string expected)
    {
        var run = await ReplayRun.LinesAsync(ReplayRun.Exchange("POST", "/api/v2/roles", request, """{"id":"rol_madeup1"}"""));

        Assert.StartsWith(expected, Assert.Single(run.Lines("refused")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"Shop","app_type":"zz-value"}""", "post_clients app_type: enum: ")]
    [InlineData("""{"name":"<zz-value>"}""", "post_clients name: bound: ")]
    public async Task RefusalOfAValue_TellsItsCauseAndNotTheValue(string request, string expected)
    {
        var run = await ReplayRun.LinesAsync(ReplayRun.Exchange("POST", "/api/v2/clients", request, """{"client_id":"madeup1"}"""));

        Assert.StartsWith(expected, Assert.Single(run.Lines("refused")), StringComparison.Ordinal);
        Assert.DoesNotContain("zz-value", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequestThatTheTenantRefused_IsNoFinding()
    {
        var run = await ReplayRun.LinesAsync(
            ReplayRun.Exchange(
            "POST", "/api/v2/roles", """{"madeup_flag":true}""", """{"statusCode":400,"message":"no"}""", status: 400));

        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("GET", "/api/v2/roles/rol_madeup1", "{}", "a body on GET")]
    [InlineData("PATCH", "/api/v2/roles/rol_madeup1", "{}", "an update without a change")]
    [InlineData("GET", "/api/v2/madeup-things/1", "null", "an operation that the document does not have")]
    public async Task WhatNoCallerWouldSend_IsSetApart(string method, string path, string request, string expected)
    {
        var run = await ReplayRun.LinesAsync(ReplayRun.Exchange(method, path, request, """{"id":"rol_madeup1"}"""));

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith(expected, Assert.Single(run.Lines("exempt")), StringComparison.Ordinal);
        Assert.Equal(1, run.Total("exempt"));
    }

    [Fact]
    public async Task LargeNumbersUnicodeAndEmptyValues_ArriveAsRecorded()
    {
        var request = """{"user_metadata":{"big":9007199254740993,"small":1e-7,"text":"ä\u2028😀","list":[],"thing":{},"none":null}}""";

        var run = await ReplayRun.LinesAsync(
            ReplayRun.Exchange("PATCH", "/api/v2/users/auth0%7Cmadeup1", request, """{"user_id":"auth0|madeup1"}"""));

        Assert.Empty(run.Lines("altered"));
        Assert.Equal(1, run.Total("as_recorded"));
    }

    [Fact]
    public async Task Defaults_AreToldApart()
    {
        var run = await ReplayRun.LinesAsync(
            ReplayRun.Exchange(
            "POST", "/api/v2/clients", """{"name":"Shop","app_type":"spa"}""", """{"client_id":"madeup1","name":"Shop"}"""));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(1, run.Total("with_defaults"));
        Assert.NotEmpty(run.Lines("added"));
    }

    [Theory]
    [InlineData("/api/v2/resource-servers/https%3A%2F%2Fapi.example.com%2F")]
    [InlineData("/api/v2/resource-servers/https://api.example.com/")]
    [InlineData("/resource-servers/https%3a%2f%2fapi.example.com%2f")]
    public async Task IdWithSlashes_IsOneSegment(string path)
    {
        var run = await ReplayRun.LinesAsync(
            ReplayRun.Exchange("GET", path, "null", """{"id":"madeup1","identifier":"https://api.example.com/"}"""));

        Assert.Equal(1, run.Total("as_recorded"));
    }

    [Fact]
    public async Task Query_IsReadByTheTypesOfTheTool()
    {
        var run = await ReplayRun.LinesAsync(ReplayRun.Exchange(
            "GET", "/api/v2/clients", "null", """[{"client_id":"madeup1"}]""",
            query: """[["is_global","false"],["per_page","7"],["page","0"],["include_totals","false"]]"""));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(1, run.Total("as_recorded"));
    }
}
