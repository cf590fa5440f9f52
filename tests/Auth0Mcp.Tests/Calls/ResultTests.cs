using System.Net;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Http;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>How answers read.</summary>
public class ResultTests
{
    [Fact]
    public async Task Result_IsCompactJson()
        => Assert.Equal(
            """{"client_id":"x","callbacks":["https://a","https://b"],"n":1.50,"t":true,"z":null}""",
            await Get(
            "{ \"client_id\" : \"x\",\n \"callbacks\": [ \"https://a\" , \"https://b\" ], \"n\": 1.50, \"t\": true, \"z\": null }\r\n"));

    [Theory]
    [InlineData("é")]
    [InlineData("日本語")]
    [InlineData("العربية")]
    [InlineData("😀")]
    [InlineData("a😀b👩‍💻c")]
    [InlineData("𝒳")]
    [InlineData("<script>&'+`")]
    public async Task Letters_AreLetters(string text)
    {
        Assert.Equal($$"""{"name":"{{text}}"}""", await Get($$"""{"name":"{{text}}"}"""));
        Assert.Equal($$"""{"name":"{{text}}"}""", await Get($$"""{"name":"{{Escaped(text)}}"}"""));
        Assert.Equal($$"""{"{{text}}":1}""", await Get($$"""{"{{text}}":1}"""));
    }

    [Theory]
    [InlineData("\\\"", "\\\"")]
    [InlineData("\\\\", "\\\\")]
    [InlineData("\\n\\t\\r", "\\n\\t\\r")]
    [InlineData("\\u0000", "\\u0000")]
    [InlineData("\\u001b[31m", "\\u001B[31m")]
    [InlineData("\\/", "/")]
    public async Task ControlCharacters_StayEscaped(string sent, string shown)
        => Assert.Equal($$"""{"name":"{{shown}}"}""", await Get($$"""{"name":"{{sent}}"}"""));

    [Fact]
    public async Task LettersThatNobodySees_StayEscaped()
        => Assert.Equal("""{"name":"a\uDB40\uDC41\uDB40\uDC7F"}""", await Get("""{"name":"a\udb40\udc41\udb40\udc7f"}"""));

    [Theory]
    [InlineData("""{"agent":"cut \ud83d"}""", "{\"agent\":\"cut \uFFFD\"}")]
    [InlineData("""{"agent":"\ude00 cut"}""", "{\"agent\":\"\uFFFD cut\"}")]
    [InlineData("""{"agent":"\ud83d\ud83d\ude00"}""", "{\"agent\":\"\uFFFD😀\"}")]
    [InlineData("""{"agent":"\\ud83d"}""", """{"agent":"\\ud83d"}""")]
    [InlineData("""{"agent":"\\\ud83d"}""", "{\"agent\":\"\\\\\uFFFD\"}")]
    [InlineData("""{"\ud83d":1}""", "{\"\uFFFD\":1}")]
    public async Task HalfASurrogateInAnAnswer_DoesNotSpoilTheRest(string sent, string shown) => Assert.Equal(shown, await Get(sent));

    [Fact]
    public async Task BytesThatAreNotUtf8_DoNotSpoilTheRest()
    {
        var tenant =
            new TestTenant().Answers(static (_, _) =>
                Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent([.. "{\"a\":\""u8, 0xFF, .. "\"}"u8]) }));
        Assert.Equal("{\"a\":\"\uFFFD\"}", (await tenant.CallAsync("auth0_get_log", """{"id":"x"}""")).Text);
    }

    [Fact]
    public async Task Numbers_KeepTheirDigits()
        => Assert.Equal(
            """{"a":1e400,"b":12345678901234567890123,"c":1.0}""", await Get("""{"a":1e400,"b":12345678901234567890123,"c":1.0}"""));

    [Fact]
    public async Task RepeatedProperties_AreBothShown() => Assert.Equal("""{"a":1,"a":2}""", await Get("""{"a":1,"a":2}"""));

    [Theory]
    [InlineData(204)]
    [InlineData(200)]
    [InlineData(202)]
    public async Task EmptyAnswer_IsASuccess(int status)
    {
        var tenant = new TestTenant().Answers((_, _) => Task.FromResult(new HttpResponseMessage((HttpStatusCode)status)));
        Assert.Equal(
            $$"""{"ok":true,"status":{{status}},"_tenant":"{{TestTenant.Host}}"}""",
            (await tenant.CallAsync("auth0_deploy_action", """{"id":"x"}""")).Success.GetRawText());
    }

    [Theory]
    [InlineData("<html>Sign in</html>")]
    [InlineData("{\"a\":")]
    [InlineData("{} {}")]
    [InlineData("   ")]
    public async Task AnswerThatIsNoJson_IsAnError(string body)
    {
        var tenant =
            new TestTenant().Answers((
                _, _) => Task.FromResult(new HttpResponseMessage { Content = new StringContent(body, Encoding.UTF8, "text/html") }));
        var answer = await tenant.CallAsync("auth0_get_log", """{"id":"x"}""");
        Assert.Equal("unreadable_response", answer.Kind);
        Assert.Contains("text/html", answer.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Sign in", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnswerNestedTooDeep_IsAnError()
    {
        var tenant = new TestTenant().Answers(200, new string('[', 10_000) + new string(']', 10_000));
        Assert.Equal("unreadable_response", (await tenant.CallAsync("auth0_get_log", """{"id":"x"}""")).Kind);
    }

    [Fact]
    public async Task AnswerThatNeverEnds_IsAnErrorAndNotRepeated()
    {
        var tenant =
            new TestTenant().Answers(static (_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new EndlessStream()) }));
        var answer = await tenant.CallAsync("auth0_list_applications");
        Assert.Equal("response_too_large", answer.Kind);
        Assert.Contains("fewer", answer.Next, StringComparison.Ordinal);
        Assert.Single(tenant.Requests);
    }

    [Fact]
    public async Task AnswerOfTheGreatestSize_IsRead()
    {
        var name = new string('x', BufferHandler.MaxBytes - 20);
        var shown = JsonElement.Parse(await Get($$"""{"name":"{{name}}"}"""));
        Assert.Contains($"of {name.Length} characters", shown.GetProperty("name").GetString(), StringComparison.Ordinal);
    }

    private static async Task<string> Get(string body)
        => (await new TestTenant().Answers(200, body).CallAsync("auth0_get_log", """{"id":"x"}""")) is { IsError: false } answer
            ? answer.Text
            : "error";

    private static string Escaped(string text) => string.Concat(text.Select(static unit => $"\\u{(int)unit:x4}"));
}
