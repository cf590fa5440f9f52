using System.Text.RegularExpressions;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Http;

/// <summary>What <c>DEBUG=auth0-mcp</c> shows, and what it never shows.</summary>
public partial class DebugLogTests
{
    [Fact]
    public async Task Request_IsOneLineWithItsOperation()
    {
        var log = await Log(new TestTenant().Answers(200, """{"client_id":"x"}"""), "auth0_get_application", """{"client_id":"x"}""");
        Assert.Matches(@"^auth0-mcp: GET /clients/\{id\} get_clients_by_id 200 \d+ ms\n$", log);
    }

    [Fact]
    public async Task Retry_IsALineOfItsOwn()
    {
        var log = await Log(
            new TestTenant().Answers(429, "{}", ("Retry-After", "2")).Answers(200, "[]"), "auth0_list_applications", "{}");
        Assert.Equal(2, Line().Count(log));
        Assert.Contains(" 429 ", log, StringComparison.Ordinal);
        Assert.Contains(" 200 ", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_IsNamedByItsKindOnly()
    {
        var log = await Log(
            new TestTenant().Throws(new HttpRequestException("canary")), "auth0_create_application", """{"name":"Shop"}""");
        Assert.Matches(@"^auth0-mcp: POST /clients post_clients tenant\.eu\.auth0\.com: Unknown \d+ ms\n$", log);
    }

    [Fact]
    public async Task NothingOfTheRequestOrTheAnswer_IsInTheLog()
    {
        var tenant = new TestTenant().Answers(400, """{"message":"canary"}""", ("x-canary", "canary"));
        var log =
            await Log(
                tenant, "auth0_update_application", """{"client_id":"canary","name":"canary","client_metadata":{"canary":"canary"}}""")
                  + await Log(tenant, "auth0_list_logs", """{"q":"canary","from":"canary"}""");
        Assert.NotEmpty(log);
        Assert.DoesNotContain("canary", log, StringComparison.Ordinal);
        Assert.DoesNotContain(TestTenant.Token, log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auth0-mcp", true)]
    [InlineData("other", false)]
    public async Task Variable_TurnsItOnInTheCommand(string value, bool expected)
    {
        var result = await Shell.RunAsync(["call", "auth0_deploy_action", "id=canary"], [.. Shell.Tenant, ("DEBUG", value)]);
        Assert.Equal(
            expected,
            result.Error.Contains("auth0-mcp: POST /actions/actions/{id}/deploy post_deploy_action", StringComparison.Ordinal));
        Assert.Equal(
            expected,
            result.Error.Contains(
                $"auth0-mcp: {ProductVersion.Number} calls auth0_deploy_action; sign-in: set by the environment; tenant: 127.0.0.1:9",
                StringComparison.Ordinal));
        Assert.DoesNotContain("canary", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("call canary --demo", "calls a tool; sign-in: demo, a made-up tenant in memory")]
    [InlineData("call auth0_list_logs --demo", "calls auth0_list_logs; sign-in: demo, a made-up tenant in memory")]
    [InlineData("call auth0_list_logs", "calls auth0_list_logs; sign-in: profile default (nobody has signed in)")]
    [InlineData("doctor --demo", "checks the setup; sign-in: demo, a made-up tenant in memory")]
    public async Task Command_SaysAtOnceWithWhichSignInItWorks(string command, string expected)
    {
        var result = await Shell.RunAsync(command.Split(' '), [("DEBUG", "auth0-mcp")]);
        Assert.StartsWith($"auth0-mcp: {ProductVersion.Number} {expected}\n", result.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PathOfNoOperation_IsNotWritten()
    {
        var result = await Shell.RunAsync(
            ["call", "auth0_api_request", "--toolsets", "all,api_request", "method=GET", "path=/canary"],
            [.. Shell.Tenant, ("DEBUG", "auth0-mcp")]);
        Assert.Contains("auth0-mcp: GET a path of no operation ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", result.Error, StringComparison.Ordinal);
    }

    private static async Task<string> Log(TestTenant tenant, string tool, string arguments)
    {
        using var log = new StringWriter { NewLine = "\n" };
        await new Pipeline(tenant, debug: log).CallAsync(tool, arguments);
        return log.ToString();
    }

    [GeneratedRegex("^auth0-mcp: .*$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
