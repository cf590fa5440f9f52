using Auth0Mcp.Calls.Consent;
using static Auth0Mcp.Tests.Consent.StoredConsent;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Updates;

/// <summary>An update that empties what holds something says what goes, and waits for a person.</summary>
public class EmptiedTests
{
    private const string User = """{"user_id":"auth0|1","user_metadata":{"theme":"dark","size":2},"app_metadata":{}}""";

    private const string Account =
        """{"user_id":"auth0|1","app_metadata":{"limits":{"calls":5,"seats":2},"roles":["admin","owner"],"plan":"gold"}}""";

    private const string Shop =
        """{"client_id":"c1","callbacks":["https://a.example","https://b.example"],"grant_types":["implicit"],"allowed_origins":[]}""";

    [Fact]
    public async Task EmptyObjectThatTheApiMerges_RemovesAllOfItsMembers()
    {
        var tenant = new TestTenant().Answers(200, User);
        var dry = await CallAsync(tenant, "auth0_update_user", """{"user_id":"auth0|1","user_metadata":{},"dry_run":true}""");
        Assert.Equal(
            """[{"path":"user_metadata.theme","from":"dark","removed":true},{"path":"user_metadata.size","from":2,"removed":true}]""",
            dry.Success.GetProperty("changes").GetRawText());
        Assert.True(dry.Json.GetProperty("needs_consent").GetBoolean());
        Assert.Contains(
            "user_metadata is emptied",
            Loss(await CallAsync(tenant, "auth0_update_user", """{"user_id":"auth0|1","user_metadata":{}}""")),
            StringComparison.Ordinal);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Theory]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","app_metadata":{}}""", User)]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","user_metadata":{"theme":"light"}}""", User)]
    [InlineData("auth0_update_application", """{"client_id":"c1","allowed_origins":[]}""", Shop)]
    [InlineData("auth0_update_application", """{"client_id":"c1","callbacks":["https://a.example"]}""", Shop)]
    [InlineData("auth0_update_application", """{"client_id":"c1","addons":null}""", """{"client_id":"c1","addons":{}}""")]
    [InlineData("auth0_update_application", """{"client_id":"c1","grant_types":["authorization_code"]}""", Shop)]
    [InlineData(
        "auth0_update_application", """{"client_id":"c1","callbacks":["https://c.example","https://b.example"]}""", Shop)]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","user_metadata":{"theme":null}}""", User)]
    [InlineData(
        "auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"teams":[{"name":"a","size":2}]}}""",
        """{"user_id":"auth0|1","app_metadata":{"teams":[{"name":"a","size":1},{"name":"b","size":1}]}}""")]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"plan":"free"}}""", Account)]
    [InlineData(
        "auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"o":{"a":"","b":""}}}""",
        """{"user_id":"auth0|1","app_metadata":{"o":{"a":"x","b":"y","c":"z"}}}""")]
    [InlineData(
        "auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"o":{"a":"","b":""}}}""",
        """{"user_id":"auth0|1","app_metadata":{"o":{"a":"x","b":""}}}""")]
    [InlineData(
        "auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"o":{"a":"","b":0}}}""",
        """{"user_id":"auth0|1","app_metadata":{"o":{"a":"x","b":"y"}}}""")]
    public async Task WhatHoldsNothing_OrKeepsSomething_IsNotAskedAbout(string tool, string arguments, string stored)
    {
        var tenant = new TestTenant().Answers(200, stored);
        Assert.False(
            (await CallAsync(tenant, tool, arguments[..^1] + ""","dry_run":true}""")).Success.GetProperty("needs_consent").GetBoolean());
        _ = (await CallAsync(tenant, tool, arguments)).Success;
        Assert.Equal("PATCH", tenant.Requests[^1].Method);
    }

    [Theory]
    [InlineData("auth0_update_application", """{"client_id":"c1","callbacks":[]}""", Shop, "callbacks")]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","user_metadata":{"theme":null,"size":null}}""", User, "user_metadata")]
    [InlineData(
        "auth0_update_user", """{"user_id":"auth0|1","_remove":["user_metadata.theme","user_metadata.size"]}""", User, "user_metadata")]
    [InlineData(
        "auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"roles":""}}""",
        """{"user_id":"auth0|1","app_metadata":{"roles":["admin"],"x":1}}""", "app_metadata.roles")]
    [InlineData(
        "auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"deep":null}}""",
        """{"user_id":"auth0|1","app_metadata":{"deep":{"roles":["admin"]},"x":1}}""", "app_metadata.deep")]
    [InlineData("auth0_update_application", """{"client_id":"c1","grant_types":[]}""", Shop, "grant_types")]
    [InlineData(
        "auth0_update_connection", """{"connection_id":"con_1","_remove":["options.domain_aliases"]}""",
        """{"id":"con_1","options":{"domain_aliases":["a.example"],"x":1}}""", "options.domain_aliases")]
    [InlineData(
        "auth0_update_connection", """{"connection_id":"con_1","options":{"domain_aliases":[]}}""",
        """{"id":"con_1","options":{"domain_aliases":["a.example"],"x":1}}""", "options.domain_aliases")]
    [InlineData(
        "auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"o":{"a":"","b":"","c":null}}}""",
        """{"user_id":"auth0|1","app_metadata":{"o":{"a":"x","b":"y","c":"z"},"k":1}}""", "app_metadata.o")]
    [InlineData(
        "auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"o":{"a":{"p":""},"b":{"q":""}}}}""",
        """{"user_id":"auth0|1","app_metadata":{"o":{"a":{"p":"x"},"b":{"q":"y"}},"k":1}}""", "app_metadata.o")]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","user_metadata":{"theme":"","size":""}}""", User, "user_metadata")]
    public async Task ListThatHoldsSomething_IsEmptiedByAPersonAlone(string tool, string arguments, string stored, string path)
    {
        var tenant = new TestTenant().Answers(200, stored);
        Assert.True(
            (await CallAsync(tenant, tool, arguments[..^1] + ""","dry_run":true}""")).Success.GetProperty("needs_consent").GetBoolean());
        Assert.Contains($"{path} is emptied", Loss(await CallAsync(tenant, tool, arguments)), StringComparison.Ordinal);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Theory]
    [InlineData(
        "auth0_update_connection", """{"connection_id":"con_1","options":{"customScripts":null}}""",
        """{"id":"con_1","options":{"customScripts":{"login":"function login() {}"},"x":1}}""", "options.customScripts is removed")]
    [InlineData(
        "auth0_update_connection", """{"connection_id":"con_1","_remove":["options.customScripts"]}""",
        """{"id":"con_1","options":{"customScripts":{"login":"function login() {}"},"x":1}}""", "options.customScripts is removed")]
    [InlineData(
        "auth0_update_application", """{"client_id":"c1","addons":null}""",
        """{"client_id":"c1","addons":{"wsfed":{},"box":{}}}""", """addons changes from {"wsfed":{},"box":{}} to null""")]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"limits":null}}""", Account, "app_metadata.limits")]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"limits":""}}""", Account, "app_metadata.limits")]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"limits":0}}""", Account, "app_metadata.limits")]
    public async Task ObjectThatHoldsSomething_IsRemovedByAPersonAlone(string tool, string arguments, string stored, string line)
    {
        var tenant = new TestTenant().Answers(200, stored);
        Assert.Contains("is emptied", Loss(await CallAsync(tenant, tool, arguments)), StringComparison.Ordinal);
        Assert.Contains(line, await QuestionAsync(tool, arguments, stored), StringComparison.Ordinal);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Theory]
    [InlineData("auth0_update_application", """{"client_id":"c1","callbacks":["https://x.example"]}""", Shop, "callbacks")]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"roles":["guest"]}}""", Account, "app_metadata.roles")]
    [InlineData(
        "auth0_update_user", """{"user_id":"auth0|1","app_metadata":{"teams":[{"name":"c","size":1}]}}""",
        """{"user_id":"auth0|1","app_metadata":{"teams":[{"name":"a","size":1}]}}""", "app_metadata.teams")]
    [InlineData(
        "auth0_update_connection", """{"connection_id":"con_1","options":{"domain_aliases":["x.example"]}}""",
        """{"id":"con_1","options":{"domain_aliases":["a.example","b.example"],"x":1}}""", "options.domain_aliases")]
    public async Task ListOfWhichNothingStays_IsReplacedByAPersonAlone(string tool, string arguments, string stored, string path)
    {
        var tenant = new TestTenant().Answers(200, stored);
        Assert.Equal(
            $"{path} keeps nothing of what it holds, and that does not come back.", Loss(await CallAsync(tenant, tool, arguments)));
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task ItemThatStaysWithoutItsList_IsAskedAbout()
    {
        var tenant = new TestTenant().Answers(
            200, """{"user_id":"auth0|1","app_metadata":{"teams":[{"id":"t0"},{"id":"t1","members":["ann","bob"],"size":2}]}}""");
        Assert.Equal(
            "app_metadata.teams[1].members is emptied, and what it holds does not come back.",
            Loss(await CallAsync(
                tenant, "auth0_update_user",
                """{"user_id":"auth0|1","app_metadata":{"teams":[{"id":"t0"},{"id":"t1","members":[],"size":0}]}}""")));
    }

    [Fact]
    public async Task WhatGoes_IsCountedAndNamedInTheQuestionAndInTheResult()
    {
        var callbacks = string.Join(',', Enumerable.Range(1, 12).Select(static number => $"\"https://{number}.example\""));
        var stored = $$"""{"client_id":"c1","callbacks":[{{callbacks}}]}""";
        const string Names = "https://1.example, https://2.example, https://3.example, https://4.example, https://5.example, "
            + "https://6.example, https://7.example, https://8.example, https://9.example, https://10.example and ";
        Assert.Contains(
            $"callbacks: 12 items removed: {Names}2 more; 1 item added: https://x.example.",
            await QuestionAsync("auth0_update_application", """{"client_id":"c1","callbacks":["https://x.example"]}""", stored),
            StringComparison.Ordinal);
        var answer = await CallAsync(
            new TestTenant().Answers(200, stored), "auth0_update_application", """{"client_id":"c1","callbacks":["https://12.example"]}""");
        Assert.Contains(
            $"Removed by this update: callbacks (11 items: {Names}1 more).",
            answer.Success.GetProperty("_notes").EnumerateArray().Select(static note => note.GetString()));
    }

    [Fact]
    public async Task LongObjectThatGoes_IsCountedAndNamedInTheQuestion()
    {
        var script = new string('x', 300);
        Assert.Contains(
            "options.customScripts is removed (it has 2 members: login and get_user).",
            await QuestionAsync(
                "auth0_update_connection", """{"connection_id":"con_1","options":{"customScripts":null}}""",
                $$$"""{"id":"con_1","options":{"customScripts":{"login":"{{{script}}}","get_user":"{{{script}}}"},"x":1}}"""),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListThatCannotBeRead_IsEmptiedByAPersonToo()
    {
        var tenant = new TestTenant().Answers(403, """{"statusCode":403,"error":"Forbidden","message":"Insufficient scope"}""");
        Assert.Equal(
            "confirmation_required",
            (await CallAsync(tenant, "auth0_update_application", """{"client_id":"c1","callbacks":[]}""")).Kind);
    }

    [Fact]
    public async Task MaskThatIsAllOfAMergedObject_EmptiesNothing()
    {
        var tenant = new TestTenant().Answers(200, User);
        var answer = await CallAsync(
            tenant, "auth0_update_user", """{"user_id":"auth0|1","nickname":"Ann","user_metadata":{"password":"[REDACTED]"}}""");
        Assert.False(answer.IsError, answer.Text);
        Assert.Equal("""{"nickname":"Ann"}""", tenant.Requests[^1].Body);
    }

    private static async Task<string> QuestionAsync(string tool, string arguments, string stored)
    {
        var person = new AskedPerson();
        await new Pipeline(new TestTenant().Answers(200, stored), confirm: ConfirmLevel.Destructive).CallAsync(tool, arguments, person);
        return person.Question;
    }

    private static string Loss(Answer answer) => answer.Error.GetProperty("plan").GetProperty("loss").GetString()!;

    private static Task<Answer> CallAsync(TestTenant tenant, string tool, string arguments)
        => new Pipeline(tenant, confirm: ConfirmLevel.Destructive).CallAsync(tool, arguments);
}
