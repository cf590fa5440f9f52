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
