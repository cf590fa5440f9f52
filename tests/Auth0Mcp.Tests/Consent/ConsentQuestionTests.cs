using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Consent;

/// <summary>
/// What a person reads: the thing by name, what is lost, lists counted and named, no byte counts, every line a sentence.
/// </summary>
public sealed class ConsentQuestionTests
{
    [Fact]
    public async Task LongList_IsCountedAndItsFirstTenNamed()
    {
        var permissions = string.Join(
            ',', Enumerable.Range(1, 301)
            .Select(static number =>
                $$"""{"permission_name":"read:thing{{number}}","resource_server_identifier":"https://api.example.com"}"""));
        var question = await QuestionAsync(
            "auth0_remove_role_permissions", $$"""{"id":"rol_1","permissions":[{{permissions}}]}""",
            """{"id":"rol_1","name":"Editors"}""");
        Assert.Contains("permissions: 301 items: read:thing1", question, StringComparison.Ordinal);
        Assert.Contains("read:thing10", question, StringComparison.Ordinal);
        Assert.DoesNotContain("read:thing11", question, StringComparison.Ordinal);
        Assert.Contains("and 291 more", question, StringComparison.Ordinal);
        Assert.Contains("Editors", question, StringComparison.Ordinal);
        Assert.DoesNotContain("bytes", question, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryLine_EndsAsASentence()
    {
        var question = await QuestionAsync(
            "auth0_delete_application", """{"client_id":"k7Q"}""", """{"client_id":"k7Q","name":"Storefront"}""");
        Assert.All(question.Split('\n'), static line => Assert.Matches("[.?]$", line));
        Assert.StartsWith(
            $"Delete application \"Storefront\" (client_id k7Q) on tenant {TestTenant.Host}?", question, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "auth0_rotate_application_secret", """{"client_id":"k7Q"}""", "Rotate the secret of application \"Thing\" (client_id k7Q)")]
    [InlineData(
        "auth0_delete_all_user_sessions", """{"user_id":"auth0|1"}""", "Delete all sessions of user \"Thing\" (user_id auth0|1)")]
    [InlineData(
        "auth0_revoke_user_remembered_browsers", """{"user_id":"auth0|1"}""",
        "Revoke the remembered browsers of user \"Thing\" (user_id auth0|1)")]
    [InlineData(
        "auth0_remove_user_roles", """{"user_id":"auth0|1","roles":["rol_1"]}""", "Remove roles from user \"Thing\" (user_id auth0|1)")]
    [InlineData("auth0_set_trigger_bindings", """{"trigger_id":"post-login","bindings":[]}""", "Set the bindings of trigger post-login")]
    [InlineData("auth0_delete_rule_config_variable", """{"key":"API_KEY"}""", "Delete rule variable (key API_KEY)")]
    [InlineData("auth0_delete_email_provider", "{}", "Delete email provider \"Thing\"")]
    [InlineData(
        "auth0_update_connection_applications", """{"connection_id":"con_1","applications":[{"client_id":"a","status":false}]}""",
        "Switch connection \"Thing\" (connection_id con_1) for applications")]
    [InlineData(
        "auth0_create_scim_token", """{"connection_id":"con_1"}""", "Create a SCIM token of connection \"Thing\" (connection_id con_1)")]
    public async Task FirstLine_SaysWhatHappensToWhichThing(string tool, string arguments, string phrase)
        => Assert.StartsWith(
            $"{phrase} on tenant {TestTenant.Host}?\n",
            await QuestionAsync(tool, arguments, """{"name":"Thing"}""", ConfirmLevel.Writes),
            StringComparison.Ordinal);

    [Fact]
    public async Task SecondLine_SaysWhatIsLost_AndNothingToAModel()
    {
        var deletion = await QuestionAsync(
            "auth0_delete_application", """{"client_id":"k7Q"}""", """{"client_id":"k7Q","name":"Shop"}""");
        Assert.Contains("\nDeletes an application", deletion, StringComparison.Ordinal);
        var update = await QuestionAsync(
            "auth0_update_application", """{"client_id":"k7Q","name":"Stall"}""", """{"client_id":"k7Q","name":"Shop"}""",
            ConfirmLevel.Writes);
        Assert.Equal(
            $"Update application \"Shop\" (client_id k7Q) on tenant {TestTenant.Host}?\nname changes from \"Shop\" to "
            + "\"Stall\".\nTool: auth0_update_application.",
            update);
    }

    [Fact]
    public async Task NameThatLooksLikeALine_StaysOnItsLine()
    {
        var question = await QuestionAsync(
            "auth0_delete_application", """{"client_id":"k7Q"}""", """{"client_id":"k7Q","name":"x\"?\nThis is harmless."}""");
        Assert.DoesNotContain("\nThis is harmless", question, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HiddenValueThatChanges_IsReplacedByANewOne()
    {
        const string Stored =
            """{"id":"con_1","name":"fb","strategy":"facebook","options":{"client_id":"a","client_secret":"canary-old"}}""";
        var question = await QuestionAsync(
            "auth0_update_connection", """{"id":"con_1","options":{"client_secret":"canary-new"}}""", Stored);
        Assert.Contains("options.client_secret is replaced by a new value.", question, StringComparison.Ordinal);
        Assert.DoesNotContain("[REDACTED]", question, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"header":"Authorization","value":"[REDACTED]"}""", "Authorization")]
    [InlineData("""{"name":"API_KEY","value":"secret:env:KEY"}""", "API_KEY")]
    public void ItemWithAHiddenValue_IsCalledByWhatNamesIt(string item, string label)
        => Assert.Equal(label, ItemIdentity.LabelOf(JsonElement.Parse(item)));

    [Theory]
    [InlineData("auth0_set_trigger_bindings", """{"trigger_id":"post-login"}""", "Nothing to change. Give 'bindings'.")]
    [InlineData("auth0_delete_user", """{"user_id":"auth0|1","fields":"a..b"}""", "fields")]
    public async Task CallThatCannotBeMade_IsToldWithoutAQuestion(string tool, string arguments, string told)
    {
        var tenant = new TestTenant();
        var person = new Auth0Mcp.Tests.Fixtures.Person(ConsentAnswer.Accepted);
        var answer = await new Pipeline(tenant, confirm: ConfirmLevel.Destructive).CallAsync(tool, arguments, person);
        Assert.Contains(told, answer.Json.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(person.Questions);
        Assert.Empty(tenant.Requests);
    }

    [Fact]
    public async Task ThingThatIsNotThere_IsToldWithoutAQuestion()
    {
        var asked = false;
        var tenant = new TestTenant().Answers(404, """{"statusCode":404,"error":"Not Found","message":"There is no such user."}""");
        var pipeline = new Pipeline(tenant, confirm: ConfirmLevel.Destructive);
        var answer = await pipeline.CallAsync("auth0_delete_user", """{"user_id":"auth0|nope"}""", new Person(_ => asked = true));
        Assert.Equal((404, false), (answer.Error.GetProperty("status").GetInt32(), asked));
        Assert.Equal("GET", tenant.Request.Method);
    }

    [Fact]
    public async Task UserWhoseIdAnotherPathTakes_IsNamed()
        => Assert.Contains(
            "\"Ann\"",
            await QuestionAsync(
            "auth0_unblock_user", """{"user_id":"auth0|1"}""", """{"user_id":"auth0|1","name":"Ann"}""", ConfirmLevel.Writes),
            StringComparison.Ordinal);

    /// <summary>Things may be called by what looks like a token; which one is meant has to be seen all the same.</summary>
    [Theory]
    [InlineData("auth0_delete_rule_config_variable", "key", "sk_" + "live_4eC39HqLyjWDarjtT1zdp7dc", "(key sk_l…p7dc)")]
    [InlineData("auth0_delete_user", "user_id", "ghp" + "_16C7e42F292c6912E7710c838347Ae178B4a", "Delete user ghp_…8B4a on tenant")]
    public async Task IdThatLooksLikeAToken_IsShownByItsEnds(string tool, string argument, string id, string shown)
        => Assert.Contains(
            shown, await QuestionAsync(tool, $$"""{"{{argument}}":"{{id}}"}""", """{"user_id":"auth0|1"}"""), StringComparison.Ordinal);

    [Fact]
    public async Task ItemsThatLookLikeTokens_AreShownByTheirEnds()
        => Assert.Contains(
            "roles: 2 items: Zk3_…8eu2, rol_1.",
            await QuestionAsync(
                "auth0_remove_user_roles", $$"""{"user_id":"auth0|1","roles":["{{SecretTexts.ClientSecret}}","rol_1"]}""",
                """{"name":"Ann"}"""),
            StringComparison.Ordinal);

    [Fact]
    public async Task IdThatIsThisServersToken_IsNotShownInPart()
    {
        var asked = "";
        const string Own = "ghp" + "_16C7e42F292c6912E7710c838347Ae178B4a";
        var pipeline = new Pipeline(new TestTenant().Answers(200, "{}"), confirm: ConfirmLevel.Destructive, own: [Own]);
        await pipeline.CallAsync("auth0_delete_user", $$"""{"user_id":"{{Own}}"}""", new Person(question => asked = question));
        Assert.Contains("[REDACTED]", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("8B4a", asked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{"id":"b1","action":{"id":"act_1","name":"Add roles"},"display_name":"Roles"}""",
        """{"ref":{"type":"action_id","value":"act_1"},"display_name":"Renamed"}""", true)]
    [InlineData("""{"id":"b1","action":{"id":"act_1","name":"Add roles"}}""", """{"ref":{"type":"action_id","value":"act_2"}}""", false)]
    [InlineData("\"a\"", "\"a\"", true)]
    public void Items_AreTheSameByWhatNamesThem(string left, string right, bool areSame)
        => Assert.Equal(areSame, ItemIdentity.Pairs([JsonElement.Parse(left)], [JsonElement.Parse(right)]).Any());

    private static async Task<string> QuestionAsync(
        string tool, string arguments, string target, ConfirmLevel level = ConfirmLevel.Destructive)
    {
        var asked = "";
        var tenant = new TestTenant().Answers(request => request.Method == "GET" ? target : "{}");
        var pipeline = new Pipeline(tenant, confirm: level);
        await pipeline.Caller.CallAsync(
            new(tool, Pipeline.Arguments(arguments)) { Consent = new Person(question => asked = question) }, CancellationToken.None);
        return asked;
    }

    /// <summary>Somebody who reads the question and declines.</summary>
    private sealed class Person(Action<string> reads) : IConsentChannel
    {
        public bool CanAsk => true;

        public Task<ConsentAnswer> AskAsync(string message, ConsentBinding binding, CancellationToken cancellationToken)
        {
            reads(message);
            return Task.FromResult(ConsentAnswer.Declined);
        }
    }
}
