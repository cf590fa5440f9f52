using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Updates;

/// <summary>A mask means what is stored, and never leaves.</summary>
public class MaskTests
{
    [Fact]
    public async Task MaskOfAStoredSecret_IsSentAsTheSecret()
    {
        var tenant = new TestTenant().Answers(200, """{"client_id":"c1","name":"Old","client_secret":"stored-s3cret-1"}""");
        var answer = await tenant.CallAsync(
            "auth0_update_application", """{"client_id":"c1","name":"Shop","client_secret":"[redacted]"}""");
        Assert.Equal("""{"name":"Shop","client_secret":"stored-s3cret-1"}""", Sent(tenant));
        Assert.DoesNotContain("stored-s3cret-1", answer.Success.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[ REDACTED ]")]
    [InlineData("\\t[redacted\\n]")]
    [InlineData("\uFF3BREDACTED\uFF3D")]
    [InlineData("[\uFF32\uFF25DACTED]")]
    [InlineData("[RED\u200BACTED]")]
    [InlineData("\uFEFF[REDACTED\u00AD]\u2060")]
    [InlineData("[RE\uFE0FDACTED]")]
    [InlineData("[SAVED to file:.env#AUTH0_SECRET]")]
    [InlineData("[Saved to keychain:shop]")]
    [InlineData("_VALUE_NOT_SHOWN_")]
    public async Task MaskInAnotherForm_IsSentAsTheSecretAllTheSame(string mask)
    {
        var tenant = new TestTenant().Answers(200, """{"client_id":"c1","name":"Old","client_secret":"stored-s3cret-1"}""");
        var answer = await tenant.CallAsync(
            "auth0_update_application",
            """{"client_id":"c1","name":"Shop","client_secret":"MASK"}""".Replace("MASK", mask, StringComparison.Ordinal));
        Assert.False(answer.IsError, answer.Text);
        Assert.Equal("""{"name":"Shop","client_secret":"stored-s3cret-1"}""", Sent(tenant));
    }

    /// <summary>The object is replaced as a whole: what the read shows there would become the secret.</summary>
    [Theory]
    [InlineData("_VALUE_NOT_SHOWN_")]
    [InlineData("[REDACTED]")]
    [InlineData("********")]
    [InlineData("\u2022\u2022\u2022\u2022")]
    public async Task MaskOfTheApi_IsNotSentBackForTheSecret(string mask)
    {
        var stored = $$$"""{"id":"con_1","name":"n","strategy":"oauth2","options":{"client_secret":"{{{mask}}}","scope":"a"} }""";
        var tenant = new TestTenant().Answers(200, stored);
        var answer = await tenant.CallAsync("auth0_update_connection", """{"connection_id":"con_1","options":{"scope":"b"}}""");
        Assert.StartsWith("options.client_secret: is shown as a mask by the API", answer.Problems, StringComparison.Ordinal);
        Assert.Equal("GET", tenant.Request.Method);
    }

    [Fact]
    public async Task NewSecretInPlaceOfAMaskOfTheApi_IsSent()
    {
        var tenant = new TestTenant().Answers(
            200, """{"id":"con_1","name":"n","strategy":"oauth2","options":{"client_secret":"********","scope":"a"}}""");
        var answer = await tenant.CallAsync(
            "auth0_update_connection", """{"connection_id":"con_1","options":{"scope":"b","client_secret":"n3w-s3cret-99"}}""");
        Assert.False(answer.IsError, answer.Text);
        Assert.Equal("""{"options":{"client_secret":"n3w-s3cret-99","scope":"b"}}""", Sent(tenant));
    }

    [Fact]
    public async Task StoredSecretThatAnErrorRepeats_IsHidden()
    {
        var tenant = new TestTenant().Answers(200, """{"client_id":"c1","name":"Old","client_secret":"stored blue words"}""")
            .Answers(400, """{"message":"The value 'stored blue words' is refused."}""");
        var answer = await tenant.CallAsync(
            "auth0_update_application", """{"client_id":"c1","name":"Shop","client_secret":"[REDACTED]"}""");
        Assert.Contains("is refused", answer.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("stored blue words", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ItemOfAListThatIsHiddenWhole_StandsForNothingKnown()
    {
        var stored = JsonElement.Parse("""[{"id":"a","secret":"s"}]""");
        var body = new JsonObject { ["items"] = JsonNode.Parse("""[{"id":"a","secret":"[REDACTED]"}]""") };
        var masks = new MaskResolver([]);
        masks.Member(body, "items", stored, JsonElement.Parse("\"[REDACTED]\""), "items", keeps: 0);
        Assert.Equal("items[0]", Assert.Single(masks.Problems).Path);
    }

    [Fact]
    public async Task MaskOfATopLevelSecretThatIsNotReturned_IsLeftOut()
    {
        var tenant = new TestTenant().Answers(200, """{"client_id":"c1","name":"Old"}""");
        (await tenant.CallAsync(
            "auth0_update_application", """{"client_id":"c1","name":"Shop","client_secret":"[REDACTED]"}""")).Success.GetRawText();
        Assert.Equal("""{"name":"Shop"}""", Sent(tenant));
    }

    [Fact]
    public async Task MaskInsideAReplacedObject_IsSentAsTheSecret()
    {
        var tenant = new TestTenant().Answers(
            200, """{"id":"con_1","name":"db","strategy":"auth0","options":{"import_mode":true,"configuration":"""
            + """{"DB_URL":"postgres-stored-9"}}}""");
        var answer = await tenant.CallAsync(
            "auth0_update_connection",
            """{"connection_id":"con_1","options":{"configuration":{"DB_URL":"[REDACTED]"},"import_mode":false}}""");
        Assert.False(answer.IsError, answer.Text);
        Assert.Equal("""{"options":{"import_mode":false,"configuration":{"DB_URL":"postgres-stored-9"}}}""", Sent(tenant));
        Assert.DoesNotContain("postgres-stored-9", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MaskInsideAReplacedObjectThatIsNotReturned_IsRefusedWithTheWaysToSupplyIt()
    {
        var tenant = new TestTenant().Answers(
            200, """{"id":"con_1","name":"sms","strategy":"sms","options":{"gateway_authentication":"""
            + """{"method":"bearer","audience":"a"}}}""");
        var answer = await tenant.CallAsync(
            "auth0_update_connection",
            """{"connection_id":"con_1","options":{"gateway_authentication":{"method":"bearer","audience":"a","secret":"["""
            + """REDACTED]"}}}""");
        Assert.Contains("options.gateway_authentication.secret: ", answer.Problems, StringComparison.Ordinal);
        Assert.Contains("secret:env:NAME", answer.Problems, StringComparison.Ordinal);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task MaskInAnObjectThatTheApiMerges_IsLeftOutWhereItIsNotReturned()
    {
        var tenant = new TestTenant().Answers(
            200, """{"id":"lst_1","type":"http","sink":{"httpEndpoint":"https://in.example","httpContentType":"application/json"}}""");
        var answer = await tenant.CallAsync(
            "auth0_update_log_stream",
            """{"log_stream_id":"lst_1","sink":{"httpEndpoint":"https://in.example","httpAuthorization":"["""
            + """REDACTED]","httpContentType":"text/plain","httpContentFormat":"JSONLINES"}}""");
        Assert.False(answer.IsError, answer.Text);
        Assert.Equal(
            """{"sink":{"httpEndpoint":"https://in.example","httpContentType":"text/plain","httpContentFormat":"JSONLINES"}}""",
            Sent(tenant));
    }

    [Theory]
    [InlineData(
        "auth0_create_connection",
        """{"name":"acme","strategy":"oidc","options":{"client_id":"x","client_secret":"[REDACTED]"}}""", "options.client_secret")]
    [InlineData(
        "auth0_create_action",
        """{"name":"a","supported_triggers":[{"id":"post-login","version":"v3"}],"code":"const key = '[REDACTED]';"}""", "code")]
    [InlineData("auth0_get_application", """{"client_id":"[Redacted]"}""", "client_id")]
    public async Task MaskWhereNothingIsStored_IsRefusedWithItsPath(string tool, string arguments, string path)
    {
        var tenant = new TestTenant();
        var answer = await tenant.CallAsync(tool, arguments);
        Assert.StartsWith(path + ": ", answer.Problems, StringComparison.Ordinal);
        Assert.Empty(tenant.Requests);
    }

    [Fact]
    public async Task EscapedMask_IsFound()
    {
        var tenant = new TestTenant();
        Assert.Contains(
            "client_secret",
            (await tenant.CallAsync("auth0_create_application", """{"name":"a","client_secret":"\u005bREDACTED]"}""")).Problems,
            StringComparison.Ordinal);
        Assert.Empty(tenant.Requests);
    }

    [Theory]
    [InlineData(
        """[{"name":"b","value":"[REDACTED]"},{"name":"c","value":"new"},{"name":"a","value":"[REDACTED]"}]""",
        """[{"name":"b","value":"two"},{"name":"c","value":"new"},{"name":"a","value":"one"}]""")]
    [InlineData("""[{"value":"[REDACTED]"},{"value":"[REDACTED]"}]""", null)]
    [InlineData("""[{"name":"c","value":"[REDACTED]"},{"name":"b","value":"[REDACTED]"}]""", null)]
    [InlineData("""[{"name":"a","value":"[REDACTED]"},{"name":"a","value":"[REDACTED]"}]""", null)]
    public void ListItems_AreMatchedByWhatTheyAreKnownBy(string given, string? resolved)
        => Assert.Equal(
            resolved,
            Resolved(
            """[{"name":"a","value":"one"},{"name":"b","value":"two"}]""",
            """[{"name":"a","value":"[REDACTED]"},{"name":"b","value":"[REDACTED]"}]""", given));

    [Theory]
    [InlineData("""["[REDACTED]","x"]""", """["one","x"]""")]
    [InlineData("""["[REDACTED]"]""", null)]
    [InlineData("""["[REDACTED]","y"]""", null)]
    [InlineData("""["x","[REDACTED]"]""", null)]
    public void ListItemsWithoutAName_AreMatchedByPositionInTheSameList(string given, string? resolved)
        => Assert.Equal(resolved, Resolved("""["one","x"]""", """["[REDACTED]","x"]""", given));

    [Fact]
    public async Task ListItemThatIsNotStored_IsRefused()
    {
        var tenant = new TestTenant().Answers(200, """{"id":"a1","name":"a","secrets":[{"name":"ONE"}]}""");
        var answer = await tenant.CallAsync("auth0_update_action", """{"id":"a1","secrets":[{"name":"TWO","value":"[REDACTED]"}]}""");
        Assert.Contains("secrets[0]", answer.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TextThatIsTheMaskedFormOfTheStored_IsKeptWhole()
    {
        var tenant = new TestTenant().Answers(200, """{"id":"a1","name":"a","code":"const password = 'k9$Lm2!xQz7';\nrun();"}""");
        var shown = (await tenant.CallAsync("auth0_get_action", """{"id":"a1"}""")).Success.GetProperty("code").GetString()!;
        Assert.Contains("[REDACTED]", shown, StringComparison.Ordinal);
        var answer = await tenant.CallAsync(
            "auth0_update_action", $$"""{"id":"a1","name":"b","code":{{JsonSerializer.Serialize(shown)}}}""");
        Assert.False(answer.IsError, answer.Text);
        Assert.Equal("const password = 'k9$Lm2!xQz7';\nrun();", tenant.Requests[^1].Json.GetProperty("code").GetString());
    }

    [Fact]
    public async Task ChangedTextWithAMaskInIt_IsRefusedWithItsPath()
    {
        var tenant = new TestTenant().Answers(200, """{"id":"a1","name":"a","code":"const password = 'k9$Lm2!xQz7';\nrun();"}""");
        Assert.StartsWith(
            "code: ",
            (await tenant.CallAsync(
            "auth0_update_action", """{"id":"a1","code":"const password = '[REDACTED]';\nwalk();"}""")).Problems,
            StringComparison.Ordinal);
        Assert.All(tenant.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task TextWhoseStoredFormHasTheseWords_MayHaveThem()
    {
        var tenant = new TestTenant().Answers(200, """{"id":"a1","name":"a","code":"log('[REDACTED]');"}""");
        var answer = await tenant.CallAsync("auth0_update_action", """{"id":"a1","code":"log('[REDACTED]'); done();"}""");
        Assert.False(answer.IsError, answer.Text);
        Assert.Equal("log('[REDACTED]'); done();", tenant.Requests[^1].Json.GetProperty("code").GetString());
    }

    /// <summary>The list with its masks resolved; null when they cannot be.</summary>
    private static string? Resolved(string stored, string shown, string given)
    {
        var masks = new MaskResolver([]);
        var owner = new JsonObject { ["list"] = JsonNode.Parse(given) };
        masks.Member(owner, "list", JsonElement.Parse(stored), JsonElement.Parse(shown), "list", keeps: 1);
        return masks.Problems.Count > 0 ? null : owner["list"]!.ToJsonString();
    }

    private static string? Sent(TestTenant tenant)
    {
        Assert.NotEqual("GET", tenant.Requests[^1].Method);
        return tenant.Requests[^1].Body;
    }
}
