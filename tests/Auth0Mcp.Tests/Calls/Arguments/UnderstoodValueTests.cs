using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls.Arguments;

/// <summary>Values that models and clients really send are read as they are meant, and nothing else is read into them.</summary>
public class UnderstoodValueTests
{
    private readonly TestTenant _tenant = new TestTenant().Answers(200, "{}");

    [Theory]
    [InlineData("""{"client_id":"k7Q","callbacks":"[\"https://a.example/cb\"]"}""", """{"callbacks":["https://a.example/cb"]}""")]
    [InlineData("""{"client_id":"k7Q","jwt_configuration":"{\"alg\":\"RS256\"}"}""", """{"jwt_configuration":{"alg":"RS256"}}""")]
    [InlineData(
        """{"client_id":"k7Q","refresh_token":{"rotation_type":"rotating","expiration_type":"expiring","policies":"[{"""
        + """\"audience\":\"https://api.example\",\"scope\":[\"read\"]}]"}}""",
        """{"refresh_token":{"rotation_type":"rotating","expiration_type":"expiring","policies":[{"audience":"https:"""
        + """//api.example","scope":["read"]}]}}""")]
    [InlineData("""{"client_id":"k7Q","client_metadata":"{\"tier\":\"{}\"}"}""", """{"client_metadata":{"tier":"{}"}}""")]
    public async Task JsonInAText_IsReadWhereNoTextIsTaken(string arguments, string body)
    {
        await UpdateAsync(arguments);
        Assert.Equal(body, Sent().Json.GetRawText());
    }

    [Theory]
    [InlineData("""{"client_id":"k7Q","description":"{\"a\":1}"}""", """{"description":"{\"a\":1}"}""")]
    [InlineData("""{"client_id":"k7Q","client_metadata":{"a":"[1]"}}""", """{"client_metadata":{"a":"[1]"}}""")]
    [InlineData("""{"client_id":"k7Q","jwt_configuration":{"own":"{}"}}""", """{"jwt_configuration":{"own":"{}"}}""")]
    public async Task JsonInAText_StaysATextWhereOneIsTaken(string arguments, string body)
    {
        await UpdateAsync(arguments);
        Assert.Equal(body, Sent().Json.GetRawText());
    }

    [Theory]
    [InlineData("auth0_update_application", """{"client_id":"k7Q","oidc_conformant":"true"}""", """{"oidc_conformant":true}""")]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","blocked":"false"}""", """{"blocked":false}""")]
    [InlineData("auth0_update_application", """{"client_id":"k7Q","description":"1"}""", """{"description":"1"}""")]
    [InlineData("auth0_update_application", """{"client_id":"k7Q","client_metadata":{"a":"1"}}""", """{"client_metadata":{"a":"1"}}""")]
    public async Task NumberOrBooleanInAText_IsReadWhereNoTextIsTaken(string tool, string arguments, string body)
    {
        (await _tenant.CallAsync(tool, arguments)).Success.GetRawText();
        Assert.Equal(body, Sent().Json.GetRawText());
    }

    [Fact]
    public async Task NumberInATextOfTheQuery_IsRead()
    {
        var tenant = new TestTenant().Answers(200, "[]");
        (await tenant.CallAsync("auth0_list_logs", """{"per_page":"7"}""")).Success.GetRawText();
        Assert.Equal("7", tenant.Request.Parameter("per_page"));
    }

    [Theory]
    [InlineData(" 7")]
    [InlineData("7.5")]
    [InlineData("seven")]
    [InlineData("true")]
    public async Task TextThatIsNotExactlyTheNumber_IsRefused(string text)
    {
        Assert.Contains(
            "per_page: ", (await _tenant.CallAsync("auth0_list_logs", $$"""{"per_page":"{{text}}"}""")).Problems,
            StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    [Theory]
    [InlineData(
        "auth0_update_application", """{"client_id":"k7Q","callbacks":"https://a.example, https://b.example"}""",
        "write [\"https://a.example\",\"https://b.example\"]")]
    [InlineData("auth0_create_action", """{"name":"x","supported_triggers":["post-login"]}""", "write {\"id\":…")]
    [InlineData("auth0_create_resource_server", """{"identifier":"https://api","scopes":["read:x"]}""", "write {\"value\":…}")]
    public async Task WrongForm_IsToldWithTheRightOne(string tool, string arguments, string advice)
        => Assert.Contains(
            advice, (await _tenant.CallAsync(tool, arguments)).Problems.Replace("'", "\"", StringComparison.Ordinal),
            StringComparison.Ordinal);

    [Fact]
    public async Task JsonInAText_StaysATextInAnOpenObject()
    {
        (await _tenant.CallAsync(
            "auth0_create_user",
            """{"connection":"db","email":"a@b.example","password":"Long-enough-1","app_metadata":"{\"groups\":\"[1]\"}"}""")).Success.GetRawText();
        Assert.Equal("""{"groups":"[1]"}""", Sent().Json.GetProperty("app_metadata").GetRawText());
    }

    [Theory]
    [InlineData("""{"client_id":"k7Q","jwt_configuration":"{\"alg\":\"RS256\",\"alg\":\"HS256\"}"}""", "given more than once")]
    [InlineData("""{"client_id":"k7Q","refresh_token":"{\"rotation\":\"rotating\"}"}""", "rotation: unknown property")]
    [InlineData("""{"client_id":"k7Q","jwt_configuration":"{\"alg\":"}""", "jwt_configuration: expected object")]
    [InlineData("""{"client_id":"k7Q","jwt_configuration":"[]"}""", "jwt_configuration: expected object")]
    [InlineData("""{"client_id":"k7Q","callbacks":"https://a.example, https://b.example"}""", "callbacks: expected array")]
    [InlineData("""{"client_id":"k7Q","is_first_party":"{}"}""", "is_first_party: expected boolean")]
    public async Task TextThatMeansNothingElse_IsRefusedAsEver(string arguments, string problem)
    {
        Assert.Contains(problem, (await _tenant.CallAsync("auth0_update_application", arguments)).Problems, StringComparison.Ordinal);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task NestedDeeperThanArgumentsMayBe_IsRefused()
    {
        var deep = new string('[', 100) + new string(']', 100);
        Assert.Equal(
            "invalid_arguments",
            (await _tenant.CallAsync("auth0_update_application", $$"""{"client_id":"k7Q","addons":"{\"x\":{{deep}}}"}""")).Kind);
        Assert.Empty(_tenant.Requests);
    }

    [Fact]
    public async Task OneTextInABodyThatTakesAList_IsAListOfOne()
    {
        await UpdateAsync("""{"client_id":"k7Q","callbacks":"https://a.example/cb"}""");
        Assert.Equal("""{"callbacks":["https://a.example/cb"]}""", Sent().Json.GetRawText());
    }

    [Theory]
    [InlineData("auth0_list_applications", """{"fields":["name","client_id"]}""", "fields", "name,client_id")]
    [InlineData("auth0_list_applications", """{"app_type":["spa"]}""", "app_type", "spa")]
    [InlineData("auth0_list_logs", """{"q":["type:f"]}""", "q", "type:f")]
    public async Task ListWhereATextIsTaken_IsThatText(string tool, string arguments, string parameter, string value)
    {
        _tenant.Answers(200, "[]");
        (await _tenant.CallAsync(tool, arguments)).Success.GetRawText();
        Assert.Equal(value, _tenant.Requests[^1].Parameter(parameter));
    }

    [Fact]
    public async Task SeveralItemsWhereOneTextIsTaken_AreRefused()
        => Assert.Contains(
            "q: expected string", (await _tenant.CallAsync("auth0_list_logs", """{"q":["type:f","type:s"]}""")).Problems,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"strategy":"auth0,google-oauth2"}""")]
    [InlineData("""{"strategy":"[\"auth0\",\"google-oauth2\"]"}""")]
    public async Task TextWithCommasInTheQuery_IsAList(string arguments)
    {
        var tenant = new TestTenant().Answers(200, """{"connections":[],"total":0,"start":0,"limit":50}""");
        (await tenant.CallAsync("auth0_list_connections", arguments)).Success.GetRawText();
        Assert.Equal(
            ["auth0", "google-oauth2"],
            tenant.Request.Parameters.Where(static pair => pair.Name == "strategy").Select(static pair => pair.Value));
    }

    [Theory]
    [InlineData("auth0_list_logs", """{"from":null,"q":null,"per_page":null}""")]
    [InlineData("auth0_get_application", """{"client_id":"k7Q","fields":null,"include_fields":null}""")]
    public async Task NullInTheQuery_IsAbsent(string tool, string arguments)
    {
        (await new TestTenant().Answers(200, "[]")
            .CallAsync(tool, arguments.Replace("k7Q", "k7Q", StringComparison.Ordinal))).Success.GetRawText();
    }

    [Fact]
    public async Task NullOfACreate_IsAbsent()
    {
        (await _tenant.CallAsync(
            "auth0_create_application",
            """{"name":"Shop","description":null,"jwt_configuration":{"alg":"RS256","scopes":null}}""")).Success.GetRawText();
        Assert.False(Sent().Json.TryGetProperty("description", out _));
        Assert.Equal("""{"alg":"RS256"}""", Sent().Json.GetProperty("jwt_configuration").GetRawText());
    }

    [Fact]
    public async Task NullOfAnUpdate_IsNeverDropped()
    {
        await UpdateAsync("""{"client_id":"k7Q","refresh_token":null,"name":"Shop"}""");
        Assert.Equal("""{"refresh_token":null,"name":"Shop"}""", Sent().Json.GetRawText());
        Assert.Contains(
            "name", (await _tenant.CallAsync("auth0_update_application", """{"client_id":"k7Q","name":null}""")).Problems,
            StringComparison.Ordinal);
    }

    private RecordedRequest Sent() => _tenant.Requests[^1];

    private async Task UpdateAsync(string arguments)
        => (await _tenant.CallAsync("auth0_update_application", arguments)).Success.GetRawText();
}
