using System.Text.Json;
using Auth0Mcp.Cli;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Cli;

/// <summary>How <c>call</c> reads the arguments of a tool; what is refused shows how they were read.</summary>
public class CallArgumentsTests
{
    [Theory]
    [InlineData("per_page=5", "5")]
    [InlineData("include_totals=false", "false")]
    [InlineData("fields=5", "\"5\"")]
    [InlineData("fields=true", "\"true\"")]
    [InlineData("fields=a=b", "\"a=b\"")]
    [InlineData("fields=", "\"\"")]
    [InlineData("fields={\"a\":1}", "\"{\\\"a\\\":1}\"")]
    [InlineData("fields=é 😀", "\"é 😀\"")]
    public void Pair_HasTheTypeThatTheToolTakes(string pair, string value)
        => AssertJson(value, Parse("auth0_list_applications", pair));

    [Theory]
    [InlineData("callbacks=https://a", """["https://a"]""")]
    [InlineData("callbacks=[\"https://a\",\"https://b\"]", """["https://a","https://b"]""")]
    [InlineData("callbacks=[]", "[]")]
    [InlineData("client_metadata={\"a\":\"b\"}", """{"a":"b"}""")]
    [InlineData("name=[x]", "\"[x]\"")]
    [InlineData("oidc_conformant=true", "true")]
    [InlineData("undeclared=7", "7")]
    [InlineData("undeclared=text", "\"text\"")]
    public void PairOfABody_HasTheTypeThatTheToolTakes(string pair, string value)
        => AssertJson(value, Parse("auth0_create_application", pair));

    [Fact]
    public void RepeatedKey_MakesAList()
        => AssertJson("""["https://a","https://b"]""", Parse("auth0_create_application", "callbacks=https://a", "callbacks=https://b"));

    [Theory]
    [InlineData("per_page")]
    [InlineData("=5")]
    [InlineData("")]
    public async Task WordThatIsNoPair_IsRefused(string word)
        => Assert.Contains(
            "key=value", (await Shell.RunAsync(["call", "auth0_list_applications", word], Shell.Tenant)).UsageMessage,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("--per_page=5")]
    [InlineData("--per_page")]
    [InlineData("-n")]
    public async Task ArgumentWrittenAsAnOption_IsRefusedWithTheFix(string word)
        => Assert.Contains(
            "without dashes", (await Shell.RunAsync(["call", "auth0_list_applications", word], Shell.Tenant)).UsageMessage,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"a\":1,}")]
    [InlineData("nope")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("7")]
    [InlineData("{} {}")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData("""{"\ud800":1}""")]
    public async Task ArgsThatAreNoObject_AreRefused(string json)
    {
        Assert.Contains(
            "--args", (await Shell.RunAsync(["call", "auth0_list_applications", "--args", json], Shell.Tenant)).UsageMessage,
            StringComparison.Ordinal);
        Assert.Contains(
            "--args",
            (await Shell.RunAsync(["call", "auth0_list_applications", "--args", "-"], Shell.Tenant, input: json)).UsageMessage,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task HalfOfASurrogatePair_IsRefusedInArgsAndReplacedInPairs()
    {
        Assert.Contains(
            "--args",
            (await Shell.RunAsync(
            ["call", "auth0_list_applications", "--args", "{\"fields\":\"\ud83d\"}"], Shell.Tenant)).UsageMessage,
            StringComparison.Ordinal);
        AssertJson("\"\\uFFFD\"", Parse("auth0_list_applications", "fields=\ud83d"));
        AssertJson("\"\\uFFFD\"", Parse("auth0_list_applications", "per_page=\ud83d"));
    }

    [Fact]
    public async Task ArgsNestedTooDeep_AreRefused()
        => Assert.NotEmpty(
            (await Shell.RunAsync(
            ["call", "auth0_list_applications", "--args", "-"], Shell.Tenant,
            input: string.Concat(Enumerable.Repeat("{\"a\":", 100_000)))).UsageMessage);

    [Theory]
    [InlineData("--args", "{}", "page=1")]
    [InlineData("--args", "{}", "{}")]
    [InlineData("{}", "page=1")]
    [InlineData("page=1", "{}")]
    [InlineData("{}", "{}")]
    [InlineData("{page:", "1}")]
    public async Task ArgumentsGivenInTwoWays_AreRefused(params string[] words)
        => Assert.Contains(
            "not both", (await Shell.RunAsync(["call", "auth0_list_applications", .. words], Shell.Tenant)).UsageMessage,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"app_type":["spa"],"name":"a=b"}""")]
    [InlineData(" {\"app_type\" : [\"spa\"],\n \"name\" : \"a=b\"}")]
    public void OneJsonObject_IsAllTheArguments(string json)
    {
        var arguments = CallArguments.FromWords([json], tool: null);
        Assert.Equal(["app_type", "name"], arguments.Keys.Order(StringComparer.Ordinal));
        AssertJson("""["spa"]""", arguments["app_type"]);
        AssertJson("\"a=b\"", arguments["name"]);
    }

    [Fact]
    public async Task JsonObjectAfterTheTool_IsWhatArgsWouldBe()
    {
        string[] call = ["call", "auth0_list_applications", "--demo"];
        var result = await Shell.RunAsync([.. call, """{"per_page":1,"fields":"name"}"""], []);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(await Shell.RunAsync([.. call, "--args", """{"per_page":1,"fields":"name"}"""], []), result);
        Assert.Single(JsonElement.Parse(result.Output).GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{name:x}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("{} {}")]
    public async Task JsonObjectThatIsBroken_IsRefusedWithTheFix(string json)
        => Assert.StartsWith(
            "auth0-mcp: The JSON object ",
            (await Shell.RunAsync(["call", "auth0_list_applications", json], Shell.Tenant)).UsageMessage, StringComparison.Ordinal);

    [Fact]
    public async Task ObjectThatTheShellTookApart_IsRefusedWithTheFix()
        => Assert.Contains(
            "JSON object in quotes",
            (await Shell.RunAsync(["call", "auth0_list_applications", "page:1", "per_page:5"], Shell.Tenant)).UsageMessage,
            StringComparison.Ordinal);

    private static JsonElement Parse(string tool, params string[] pairs)
        => CallArguments.FromPairs(pairs, ToolSamples.Tool(tool)).Single().Value;

    private static void AssertJson(string expected, JsonElement actual)
        => Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), actual), actual.GetRawText());
}
