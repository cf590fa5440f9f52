using System.Text.Json;
using Auth0Mcp.Cli;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Cli;

/// <summary><c>call</c>, up to the tenant. What is refused shows how the arguments were read.</summary>
public class CallCommandTests
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
        => Assert.Contains("key=value", (await Shell.RunAsync(["call", "auth0_list_applications", word], Shell.Tenant)).UsageMessage, StringComparison.Ordinal);

    [Theory]
    [InlineData("--per_page=5")]
    [InlineData("--per_page")]
    [InlineData("-n")]
    public async Task ArgumentWrittenAsAnOption_IsRefusedWithTheFix(string word)
        => Assert.Contains("without dashes", (await Shell.RunAsync(["call", "auth0_list_applications", word], Shell.Tenant)).UsageMessage, StringComparison.Ordinal);

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
        Assert.Contains("--args", (await Shell.RunAsync(["call", "auth0_list_applications", "--args", json], Shell.Tenant)).UsageMessage, StringComparison.Ordinal);
        Assert.Contains("--args", (await Shell.RunAsync(["call", "auth0_list_applications", "--args", "-"], Shell.Tenant, input: json)).UsageMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HalfOfASurrogatePair_IsRefusedInArgsAndReplacedInPairs()
    {
        Assert.Contains("--args", (await Shell.RunAsync(["call", "auth0_list_applications", "--args", "{\"fields\":\"\ud83d\"}"], Shell.Tenant)).UsageMessage, StringComparison.Ordinal);
        AssertJson("\"\\uFFFD\"", Parse("auth0_list_applications", "fields=\ud83d"));
        AssertJson("\"\\uFFFD\"", Parse("auth0_list_applications", "per_page=\ud83d"));
    }

    [Fact]
    public async Task ArgsNestedTooDeep_AreRefused()
        => Assert.NotEmpty((await Shell.RunAsync(["call", "auth0_list_applications", "--args", "-"], Shell.Tenant, input: string.Concat(Enumerable.Repeat("{\"a\":", 100_000)))).UsageMessage);

    [Theory]
    [InlineData("--args", "{}", "page=1")]
    [InlineData("--args", "{}", "{}")]
    [InlineData("{}", "page=1")]
    [InlineData("page=1", "{}")]
    [InlineData("{}", "{}")]
    [InlineData("{page:", "1}")]
    public async Task ArgumentsGivenInTwoWays_AreRefused(params string[] words)
        => Assert.Contains("not both", (await Shell.RunAsync(["call", "auth0_list_applications", .. words], Shell.Tenant)).UsageMessage, StringComparison.Ordinal);

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
        => Assert.StartsWith("auth0-mcp: The JSON object ", (await Shell.RunAsync(["call", "auth0_list_applications", json], Shell.Tenant)).UsageMessage, StringComparison.Ordinal);

    [Fact]
    public async Task ObjectThatTheShellTookApart_IsRefusedWithTheFix()
        => Assert.Contains("JSON object in quotes", (await Shell.RunAsync(["call", "auth0_list_applications", "page:1", "per_page:5"], Shell.Tenant)).UsageMessage, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"per_page":500}""")]
    [InlineData("""{"per_page":"five"}""")]
    [InlineData("""{"page":1e400}""")]
    [InlineData("""{"fields":"\ud800"}""")]
    public async Task WrongArguments_AreAnErrorResultOnStdout(string json)
    {
        var result = await Shell.RunAsync(["call", "auth0_list_applications", "--args", json], Shell.Tenant);
        AssertError("invalid_arguments", result);
        AssertError("invalid_arguments", await Shell.RunAsync(["call", "auth0_list_applications", "--args", "-"], Shell.Tenant, input: json));
    }

    [Theory]
    [InlineData("call", "auth0_get_role", "role_id=x", "--demo")]
    [InlineData("call", "auth0_delete_role", "role_id=x", "--demo")]
    [InlineData("tools", "--json")]
    [InlineData("clients", "list", "--json")]
    [InlineData("session", "--json")]
    public async Task Result_IsIndentedOnATerminalAndOneLineElsewhere(params string[] arguments)
    {
        var piped = (await Shell.RunAsync(arguments)).Output;
        var shown = (await Shell.RunAsync(arguments, [], isShown: true)).Output;
        Assert.Single(piped.TrimEnd().Split('\n'));
        Assert.Contains("\n  ", shown, StringComparison.Ordinal);
        Assert.Equal(JsonElement.Parse(piped).ValueKind, JsonElement.Parse(shown).ValueKind);
    }

    [Theory]
    [InlineData("clients")]
    [InlineData("/clients")]
    [InlineData("/api/v2/clients")]
    [InlineData("api/v2/clients")]
    public async Task ApiRequest_TakesThePathAsPeopleWriteIt(string path)
    {
        var result = await Shell.RunAsync("call", "auth0_api_request", "method=GET", $"path={path}", "--toolsets", "all,api_request", "--demo");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("client_id", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApiRequestThatNobodyNamed_SaysHowToNameIt()
        => Assert.Contains(
            "--toolsets all,api_request",
            (await Shell.RunAsync("call", "auth0_api_request", "method=GET", "path=/clients", "--demo")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task UnknownTool_IsAnErrorResult() => AssertError("unknown_tool", await Shell.RunAsync(["call", "auth0_list_aplications"], Shell.Tenant));

    [Fact]
    public async Task DisabledTool_IsAnErrorResult()
        => AssertError("tool_disabled", await Shell.RunAsync(["call", "auth0_create_application", "name=x", "--read-only"], Shell.Tenant));

    [Fact]
    public async Task ToolThatIsNotListed_IsCalledByItsName()
        => Assert.Contains("items", (await Shell.RunAsync("call", "auth0_list_users", "--demo")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task ToolOutsideAChosenToolset_IsAnErrorResult()
        => AssertError("tool_disabled", await Shell.RunAsync(["call", "auth0_list_users", "--toolsets", "logs"], Shell.Tenant));

    [Fact]
    public async Task UnreachableTenant_IsAnErrorResult()
        => AssertError("unreachable", await Shell.RunAsync(["call", "auth0_create_application", "name=x"], Shell.Tenant));

    [Fact]
    public async Task NoTool_IsRefused() => Assert.Contains("call --help", (await Shell.RunAsync("call")).UsageMessage, StringComparison.Ordinal);

    [Fact]
    public async Task NoCredentials_AreRefusedWithTheFix()
    {
        var message = (await Shell.RunAsync("call", "auth0_get_log", "id=x")).UsageMessage;
        Assert.Contains("AUTH0_DOMAIN", message, StringComparison.Ordinal);
        Assert.Contains("AUTH0_TOKEN", message, StringComparison.Ordinal);
        Assert.Contains("--demo", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AUTH0_TOKEN", TestTenant.Token)]
    [InlineData("AUTH0_DOMAIN", "example.eu.auth0.com")]
    public async Task HalfOfTheCredentials_IsRefused(string name, string value)
    {
        var message = (await Shell.RunAsync(["run"], [(name, value)])).UsageMessage;
        Assert.DoesNotContain(TestTenant.Token, message, StringComparison.Ordinal);
        Assert.Contains("Set ", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.eu.auth0.com")]
    [InlineData("https://example.eu.auth0.com/api/v2/")]
    [InlineData("https://ann:canary@example.eu.auth0.com")]
    [InlineData("exa mple")]
    public async Task WrongDomain_IsRefusedWithoutAnySecret(string domain)
    {
        var message = (await Shell.RunAsync(["run"], [("AUTH0_DOMAIN", domain), ("AUTH0_TOKEN", TestTenant.Token)])).UsageMessage;
        Assert.Contains("AUTH0_DOMAIN", message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_EndsTheCommandWithoutAResult()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var result = await Shell.RunAsync(["call", "auth0_create_application", "name=x"], Shell.Tenant, cancellationToken: source.Token);
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("cancelled", result.Error, StringComparison.Ordinal);
    }

    private static void AssertError(string kind, ShellResult result)
    {
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Equal(kind, JsonElement.Parse(result.Output).GetProperty("error").GetProperty("kind").GetString());
        Assert.DoesNotContain(TestTenant.Token, result.Output, StringComparison.Ordinal);
    }

    private static JsonElement Parse(string tool, params string[] pairs) => CallArguments.FromPairs(pairs, ToolSamples.Tool(tool)).Single().Value;

    private static void AssertJson(string expected, JsonElement actual) => Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), actual), actual.GetRawText());
}
