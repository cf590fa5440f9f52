using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>
/// What is read from a tenant, however deep, is shown, merged, asked about and sent again; and what fails all the same fails in
/// this program's own words.
/// </summary>
public sealed class DeepAnswerTests
{
    public static TheoryData<int> Depths => [60, 130, 240, 480, 508];

    [Theory, MemberData(nameof(Depths))]
    public async Task DeepAnswer_IsShown(int depth)
        => Assert.Contains(
            "\"n\":1,",
            (await Pipeline(new TestTenant(), depth).CallAsync("auth0_get_user", """{"user_id":"auth0|1"}""")).Success.ToString(),
            StringComparison.Ordinal);

    [Theory, MemberData(nameof(Depths))]
    public async Task DeepValue_IsClearedWhenAPersonAgrees(int depth)
    {
        var tenant = new TestTenant();
        var person = new Person(ConsentAnswer.Accepted);
        (await Pipeline(tenant, depth)
            .CallAsync("auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"d":null}}""", person: person)).Success.ToString();
        Assert.Single(person.Questions);
        Assert.Equal("""{"app_metadata":{"d":null}}""", tenant.Requests[^1].Body);
    }

    [Theory, MemberData(nameof(Depths))]
    public async Task DeepValue_IsMergedWith(int depth)
    {
        var tenant = new TestTenant();
        (await Pipeline(tenant, depth)
            .CallAsync(
                "auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"d":{"x":1}}}""",
                person: Person.WhoAgrees)).Success.ToString();
        Assert.Equal(depth, tenant.Requests[^1].Body!.Split("\"n\":").Length - 1);
        Assert.EndsWith("\"x\":1}}}", tenant.Requests[^1].Body, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Depths))]
    public async Task DeepValue_IsShownInADryRun(int depth)
    {
        var call = new ToolCall(
            "auth0_update_user",
            Fixtures.Pipeline.Arguments("""{"user_id":"auth0|1","app_metadata":{"d":{"x":1}}}"""))
        { IsDryRun = true };
        Assert.False((await Pipeline(new TestTenant(), depth).Caller.CallAsync(call, CancellationToken.None)).IsError);
    }

    [Fact]
    public async Task FailureThatNobodyForesaw_IsAnErrorOfThisProgramThatQuotesNothing()
    {
        var tenant = new TestTenant();
        var pipeline = new Pipeline(
            tenant, secrets: SecretAllowance.Parse("env:*", "test"),
            environment: static _ => throw new InvalidOperationException("canary"));
        var answer = await pipeline.CallAsync(
            "auth0_create_action",
            """{"name":"a","supported_triggers":[{"id":"post-login","version":"v3"}],"secrets":[{"name":"API","value":"secret:"""
            + """env:KEY"}]}""",
            person: Person.WhoAgrees);
        Assert.Equal("internal_error", answer.Kind);
        Assert.Equal("This server failed: InvalidOperationException. Nothing was changed.", answer.Message);
        Assert.DoesNotContain("canary", answer.Text, StringComparison.Ordinal);
        Assert.Empty(tenant.Requests);
    }

    private static Pipeline Pipeline(TestTenant tenant, int depth)
    {
        var deep = "1";
        for (var level = 0; level < depth; level++)
        {
            deep = $$"""{"n":{{deep}},"secret_x":"sekret0123456789abcdef{{level}}"}""";
        }

        return new Pipeline(
            tenant.Answers(_ => $$$"""{"user_id":"auth0|1","app_metadata":{"d":{{{deep}}}}}"""), confirm: ConfirmLevel.Destructive);
    }
}
