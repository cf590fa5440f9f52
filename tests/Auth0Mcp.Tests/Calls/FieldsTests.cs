using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>What <c>fields</c> selects: by the API where it can, else here.</summary>
public class FieldsTests
{
    private const string Action =
        """{"id":"act_1","name":"Add Roles","code":"exports.onExecute","supported_triggers":[{"id":"post-login","version":"v3"}"""
            + """],"deployed_version":{"id":"v1","number":3}}""";

    [Theory]
    [InlineData("name", """{"name":"Add Roles"}""")]
    [InlineData("name, id", """{"id":"act_1","name":"Add Roles"}""")]
    [InlineData("deployed_version.number", """{"deployed_version":{"number":3}}""")]
    [InlineData("supported_triggers.id", """{"supported_triggers":[{"id":"post-login"}]}""")]
    [InlineData("deployed_version,deployed_version.number", """{"deployed_version":{"id":"v1","number":3}}""")]
    [InlineData("code[0:7]", """{"code":"exports"}""")]
    [InlineData("code[8:]", """{"code":"onExecute"}""")]
    [InlineData("code[90:]", """{"code":""}""")]
    [InlineData("supported_triggers[1:]", """{"supported_triggers":[]}""")]
    public async Task PathsSelect_WhatTheApiCannot(string fields, string shown)
    {
        var tenant = new TestTenant().Answers(200, Action);
        Assert.Equal(shown, (await tenant.CallAsync("auth0_get_action", $$"""{"id":"act_1","fields":"{{fields}}"}""")).Text);
        Assert.Equal("", tenant.Request.Query);
    }

    [Fact]
    public async Task PathsOfAList_AreThoseOfEachItem()
    {
        var tenant = new TestTenant().Answers(200, $$"""{"actions":[{{Action}},{{Action}}],"total":2,"page":0,"per_page":50}""");
        var shown = (await tenant.CallAsync("auth0_list_actions", """{"fields":"name,deployed_version.number"}""")).Success;
        Assert.Equal(
            """[{"name":"Add Roles","deployed_version":{"number":3}},{"name":"Add Roles","deployed_version":{"number":3}}]""",
            shown.GetProperty("items").GetRawText());
    }

    [Fact]
    public async Task PathThatStartsWithItems_MeansTheSame()
    {
        var tenant = new TestTenant().Answers(200, $$"""{"actions":[{{Action}}],"total":1,"page":0,"per_page":50}""");
        Assert.Equal(
            """[{"name":"Add Roles"}]""",
            (await tenant.CallAsync("auth0_list_actions", """{"fields":"items.name"}""")).Success.GetProperty("items").GetRawText());
    }

    [Fact]
    public async Task StretchOfAList_IsShownAndNextBringsTheRest()
    {
        var tenant = new TestTenant().Answers(
            200, """{"actions":[{"id":"a"},{"id":"b"},{"id":"c"},{"id":"d"}],"total":4,"page":0,"per_page":50}""");
        var shown = (await tenant.CallAsync("auth0_list_actions", """{"fields":"items[1:3],id"}""")).Success;
        Assert.Equal("""[{"id":"b"},{"id":"c"}]""", shown.GetProperty("items").GetRawText());
        Assert.Equal("items[3:],id", shown.GetProperty("next").GetProperty("fields").GetString());
    }

    [Fact]
    public async Task NextPageAfterAStretch_IsAWholePage()
    {
        var tenant = new TestTenant().Answers(200, """{"actions":[{"id":"a"},{"id":"b"}],"total":9,"page":0,"per_page":2}""");
        var next = (await tenant.CallAsync("auth0_list_actions", """{"per_page":2,"fields":"items[1:]"}""")).Success.GetProperty("next");
        Assert.False(next.TryGetProperty("fields", out _));
        Assert.Equal(1, next.GetProperty("page").GetInt32());
    }

    [Fact]
    public async Task ApiThatSelects_IsAskedForTopLevelNames()
    {
        var tenant = new TestTenant().Answers(200, """{"client_id":"x","jwt_configuration":{"alg":"RS256","lifetime_in_seconds":1}}""");
        var shown = await tenant.CallAsync("auth0_get_application", """{"client_id":"x","fields":"client_id,jwt_configuration.alg"}""");
        Assert.Equal("client_id,jwt_configuration", tenant.Request.Parameter("fields"));
        Assert.Equal("""{"client_id":"x","jwt_configuration":{"alg":"RS256"}}""", shown.Text);
    }

    [Fact]
    public async Task FieldsToLeaveOut_AreLeftToTheApi()
    {
        var tenant = new TestTenant().Answers(200, """{"name":"x"}""");
        Assert.Equal(
            """{"name":"x"}""",
            (await tenant.CallAsync("auth0_get_application", """{"client_id":"x","fields":"client_id","include_fields":false}""")).Text);
        Assert.Equal("client_id", tenant.Request.Parameter("fields"));
        Assert.Equal("false", tenant.Request.Parameter("include_fields"));
    }

    [Theory]
    [InlineData("auth0_get_resource_server", """{"id":"x","fields":"name,scopes","include_fields":false}""", """{"id":"x"}""")]
    [InlineData(
        "auth0_get_resource_server", """{"id":"x","fields":"nme","include_fields":false}""",
        """{"id":"x","name":"A","scopes":[{"value":"name"}],"_more":[{"no_such_fields":"nme","did_you_mean":"name"}]}""")]
    public async Task FieldsToLeaveOutThatTheApiDoesNotTake_AreLeftOutHere(string tool, string arguments, string shown)
    {
        var tenant = new TestTenant().Answers(200, """{"id":"x","name":"A","scopes":[{"value":"name"}]}""");
        Assert.Equal(shown, (await tenant.CallAsync(tool, arguments)).Text);
        Assert.Null(tenant.Request.Parameter("fields"));
    }

    [Fact]
    public async Task FieldOfAnInnerObject_IsNotOneOfAnItem()
    {
        var tenant = new TestTenant().Answers(200, """{"clients":[{"client_id":"x","name":"A"}],"total":1,"start":0,"limit":50}""");
        var shown = (await tenant.CallAsync("auth0_list_applications", """{"fields":"name,domain,clinet_id"}""")).Success;
        Assert.Equal("""[{"no_such_fields":"domain,clinet_id","did_you_mean":"client_id"}]""", shown.GetProperty("_more").GetRawText());
    }

    [Fact]
    public async Task FieldThatNoAnswerHas_IsNamed()
    {
        var tenant = new TestTenant().Answers(200, Action);
        Assert.Equal(
            """{"name":"Add Roles","deployed_version":{},"_more":[{"no_such_fields":"nmae,"""
            + """deployed_version.nubmer","did_you_mean":"deployed_version.number"}]}""",
            (await tenant.CallAsync("auth0_get_action", """{"id":"act_1","fields":"name,nmae,deployed_version.nubmer"}""")).Text);
    }

    [Theory]
    [InlineData("auth0_get_user", """{"user_id":"x","fields":"blocked,email"}""", """{"email":"ann@example.com"}""")]
    [InlineData("auth0_get_user", """{"user_id":"x","fields":"identities.isSocial,email"}""", """{"email":"ann@example.com"}""")]
    [InlineData(
        "auth0_get_user", """{"user_id":"x","fields":"blokced,email"}""",
        """{"email":"ann@example.com","_more":[{"no_such_fields":"blokced","did_you_mean":"blocked"}]}""")]
    [InlineData(
        "auth0_get_user", """{"user_id":"x","fields":"identities.isSocail"}""",
        """{"_more":[{"no_such_fields":"identities.isSocail","did_you_mean":"identities.isSocial"}]}""")]
    [InlineData(
        "auth0_get_user", """{"user_id":"x","fields":"isSocial,email"}""",
        """{"email":"ann@example.com","_more":[{"no_such_fields":"isSocial"}]}""")]
    public async Task FieldThatOnlyOtherAnswersHave_IsNoMistake(string tool, string arguments, string shown)
        => Assert.Equal(shown, (await new TestTenant().Answers(200, """{"email":"ann@example.com"}""").CallAsync(tool, arguments)).Text);

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("name,")]
    [InlineData("a..b")]
    [InlineData(".a")]
    [InlineData("code[")]
    [InlineData("code[5]")]
    [InlineData("code[5:2]")]
    [InlineData("code[-1:]")]
    [InlineData("code[9999999999:]")]
    public async Task TextThatIsNoSelection_IsRefusedUnsent(string fields)
    {
        var tenant = new TestTenant();
        var answer = await tenant.CallAsync("auth0_get_action", $$"""{"id":"act_1","fields":"{{fields}}"}""");
        Assert.StartsWith("fields: ", answer.Problems, StringComparison.Ordinal);
        Assert.Empty(tenant.Requests);
    }

    [Fact]
    public async Task FieldsSelect_WhatIsLeftAfterRedaction()
    {
        var tenant = new TestTenant().Answers(200, """{"client_id":"x","client_secret":"canary"}""");
        Assert.Equal(
            """{"client_secret":"[REDACTED]"}""",
            (await tenant.CallAsync("auth0_get_application", """{"client_id":"x","fields":"client_secret"}""")).Text);
    }
}
