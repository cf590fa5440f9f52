using System.Text;

namespace Auth0Mcp.SpecTool.Tests.Replay;

/// <summary>The files that a replay takes, and those that it refuses.</summary>
public sealed class ReplayFileTests
{
    private const string Role =
        """{"status":200,"content":{"mimeType":"application/json","text":"{\"id\":\"rol_madeup1\",\"name\":\"reader\"}"}}""";

    [Fact]
    public async Task Har_IsReadByUrlAndBodies()
    {
        var run = await ReplayRun.HarAsync($$$"""
            {"request":{"method":"patch","url":"https://acme.eu.auth0.com/api/v2/roles/rol_madeup1?",
            "postData":{"mimeType":"application/json","text":"{\"name\":\"reader\"}"}},"response":{{{Role}}}}
            """);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(1, run.Total("as_recorded"));
    }

    [Fact]
    public async Task Base64Bodies_AreDecoded()
    {
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"id":"rol_madeup1","description":"[REDACTED]"}"""));

        var run = await ReplayRun.HarAsync($$$"""
            {"request":{"method":"GET","url":"https://acme.auth0.com/api/v2/roles/rol_madeup1"},"response":{"status":200,
            "content":{"mimeType":"application/json","encoding":"base64","text":"{{{body}}}"} }}
            """);

        Assert.Single(run.Lines("leaked"));
    }

    [Theory]
    [InlineData("GET", "https://cdn.example.com/app.js", "to other hosts")]
    [InlineData("GET", "https://api.example.com/api/v2/roles", "to api.example.com; --host api.example.com takes them")]
    [InlineData("GET", "https://acme.auth0.com/authorize", "not below /api/v2/")]
    [InlineData("OPTIONS", "https://acme.auth0.com/api/v2/roles", "preflight requests")]
    public async Task WhatIsNoCall_IsLeftOutAndCounted(string method, string url, string expected)
    {
        var run = await ReplayRun.HarAsync($$$"""{"request":{"method":"{{{method}}}","url":"{{{url}}}"},"response":{{{Role}}}}""");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(0, run.Total("exchanges"));
        Assert.EndsWith(expected, Assert.Single(run.Lines("skipped")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamedHost_IsATenant()
    {
        var run = await ReplayRun.FileAsync(
            "tenant.har",
            $$$"""{"log":{"entries":[{"request":{"method":"GET","url":"https:"""
            + $$$"""//login.example.com/api/v2/roles/rol_madeup1"},"response":{{{Role}}}}]}}""",
            "--host", "login.example.com");

        Assert.Equal(1, run.Total("as_recorded"));
    }

    [Fact]
    public async Task BodyThatIsNotJson_IsNotReplayed()
    {
        var run = await ReplayRun.HarAsync($$$"""
            {"request":{"method":"POST","url":"https://acme.auth0.com/api/v2/roles","postData":{"mimeType":"text/plain",
            "text":"name=reader"}},"response":{{{Role}}}}
            """);

        Assert.Equal(["post_roles : has a body that is not JSON"], run.Lines("skipped"));
    }

    [Fact]
    public async Task AnswerThatIsNotJson_IsReplayedWithout()
    {
        var run = await ReplayRun.HarAsync("""
            {"request":{"method":"GET","url":"https://acme.auth0.com/api/v2/roles/rol_madeup1"},"response":{"status":200,
            "content":{"mimeType":"text/html","text":"<html>"}}}
            """);

        Assert.Equal((0, 1), (run.ExitCode, run.Total("as_recorded")));
    }

    [Theory]
    [InlineData("a.har", """{"log":{"entries":[{"request":""", "a.har, line 1: not valid JSON at character ")]
    [InlineData("a.har", """{"log":{}}""", "a.har: neither a HAR file")]
    [InlineData("a.har", "[]", "a.har: neither a HAR file")]
    [InlineData("a.har", "", "a.har, line 1: not valid JSON at character 1.")]
    [InlineData("a.har", """{"log":{"entries":[7]}}""", "a.har, entry 1: not an object.")]
    [InlineData("a.har", """{"log":{"entries":[{"response":{}}]}}""", "a.har, entry 1: 'request' is missing; expected an object.")]
    [InlineData(
        "a.har", """{"log":{"entries":[{"request":{"method":"GET","url":7},"response":{}}]}}""",
        "a.har, entry 1: 'url' is not a string.")]
    [InlineData(
        "a.har",
        """{"log":{"entries":[{"request":{"method":"GET","url":"https://a.auth0.com/api/v2/roles"},"response":{"status":"""
        + """200,"content":{"encoding":"base64","text":"%"}}}]}}""", "a.har, entry 1: 'text' is not valid base64.")]
    [InlineData(
        "a.jsonl", "{\"method\":\"GET\",\"path\":\"/roles\",\"status\":200}\n{\"method\":",
        "a.jsonl, line 2: not valid JSON at character ")]
    [InlineData(
        "a.jsonl", "{\"method\":\"GET\",\"path\":\"/roles\",\"status\":200}\n\n7",
        "a.jsonl, line 3: not an object with 'method', 'path' and 'status'.")]
    [InlineData("a.jsonl", """{"method":"GET","status":200}""", "a.jsonl, line 1: 'path' is missing; expected a string.")]
    [InlineData("a.jsonl", """{"method":"GET","path":"/roles","status":"200"}""", "a.jsonl, line 1: 'status' is not a whole number.")]
    [InlineData(
        "a.jsonl", """{"method":"GET","path":"/roles","status":200,"query":{"page":0}}""",
        "a.jsonl, line 1: 'query' is not a list of pairs of strings.")]
    public async Task MalformedFile_IsOneSentenceWithThePlace(string name, string content, string expected)
    {
        var run = await ReplayRun.FileAsync(name, content);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error: " + expected, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task SpecTool_PassesTheWordsOnAndTheOutcomeBack()
    {
        IReadOnlyList<string> passed = [];
        var run = await ThroughSpecToolAsync(arguments =>
        {
            passed = arguments;
            return arguments[0] == "run" ? (1, "the report") : (0, "");
        });

        Assert.Equal((1, "the report", ""), run);
        Assert.Equal(
            ["a.har", "--format", "json", "--host", "login.example.com"], passed.SkipWhile(static word => word != "--").Skip(1));
    }

    [Fact]
    public async Task ToolsThatDoNotCompile_AreNoFinding()
        => Assert.Equal(
            (2, "", "error CS1002"),
            await ThroughSpecToolAsync(static arguments => (1, arguments.Contains("--no-build") ? "the report" : "error CS1002")));

    [Fact]
    public async Task ReplayThatCrashes_PrintsNoReport()
        => Assert.Equal(
            (134, "", "Unhandled exception."),
            await ThroughSpecToolAsync(static arguments => arguments[0] == "run" ? (134, "Unhandled exception.") : (0, "")));

    /// <summary>
    /// The exit code, the output and the errors of <c>SpecTool replay</c>, with what a program that it runs ends with and prints.
    /// </summary>
    private static async Task<(int ExitCode, string Output, string Error)> ThroughSpecToolAsync(
        Func<IReadOnlyList<string>, (int, string)> program)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var http = new HttpClientHandler();
        var streams = new Commands.ToolStreams(
            Stream.Null, output, error, http)
        { RunProgramAsync = (_, arguments, _) => Task.FromResult(program(arguments)) };
        var exitCode = await Commands.SpecToolCommand.RunAsync(
            ["replay", "a.har", "--host", "login.example.com", "--format", "json"], streams);
        return (exitCode, output.ToString(), error.ToString());
    }
}
