using System.Text.Json.Nodes;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>What is refused before anything is sent, with a message that a model can act on.</summary>
public class RefusedArgumentsTests
{
    [Theory]
    [InlineData(
        "auth0_create_application", """{"name":"Shop","callbacks":"https://x, https://y"}""",
        "callbacks: expected array, found \"https://x, https://y\"; write ")]
    [InlineData("auth0_create_application", """{"name":7}""", "name: expected string")]
    [InlineData("auth0_list_applications", """{"per_page":"fifty"}""", "per_page: expected integer")]
    [InlineData("auth0_list_applications", """{"per_page":1.5}""", "per_page: expected integer")]
    [InlineData("auth0_list_applications", """{"per_page":101}""", "per_page: ")]
    [InlineData("auth0_list_applications", """{"per_page":-1}""", "per_page: ")]
    [InlineData("auth0_list_applications", """{"page":"first"}""", "page: expected integer")]
    [InlineData("auth0_list_applications", """{"include_totals":"yes"}""", "include_totals: expected boolean")]
    [InlineData(
        "auth0_create_application",
        """{"name":"Shop","refresh_token":{"rotation_type":"rotating","expiration_type":"expiring","token_lifetime":"long"}}""",
        "refresh_token.token_lifetime: expected integer")]
    [InlineData(
        "auth0_create_resource_server", """{"identifier":"https://a","scopes":[{"value":"read:a"},{"value":3}]}""",
        "scopes[1].value: expected string")]
    [InlineData("auth0_create_resource_server", """{"identifier":"https://a","signing_secret":"short"}""", "signing_secret: ")]
    [InlineData("auth0_create_application", """{"name":"<b>"}""", "name: ")]
    [InlineData("auth0_create_application", """{"name":"Shop","callbacks":["no url"]}""", "callbacks[0]: ")]
    public async Task WrongValue_IsNamedWithItsPlace(string tool, string arguments, string problem)
        => Assert.Contains(problem, (await Refused(tool, arguments)).Problems, StringComparison.Ordinal);

    [Theory]
    [InlineData("auth0_create_application", """{"name":"Shop","app_type":"sap"}""", "spa")]
    [InlineData("auth0_create_application", """{"name":"Shop","jwt_configuration":{"alg":"RS265"}}""", "RS256")]
    [InlineData("auth0_list_actions", """{"trigger_id":"post_login"}""", "post-login")]
    [InlineData("auth0_create_application", """{"name":"Shop","calbacks":[]}""", "callbacks")]
    [InlineData(
        "auth0_create_application",
        """{"name":"Shop","refresh_token":{"rotation_type":"rotating","expiration_type":"expiring","token_life_time":3}}""",
        "token_lifetime")]
    public async Task NearMiss_IsNamed(string tool, string arguments, string meant)
        => Assert.Contains($"did you mean '{meant}'", (await Refused(tool, arguments)).Problems, StringComparison.Ordinal);

    [Fact]
    public async Task Pattern_IsExplainedByTheWording()
        => Assert.Contains(
            "name: is not as described, \"Users see it when logging in; no < or >\"; does not match the pattern ",
            (await Refused("auth0_create_application", """{"name":"<b>"}""")).Problems, StringComparison.Ordinal);

    [Fact]
    public async Task MissingArgument_IsThePathOfItsProblem()
    {
        var answer = await Refused("auth0_get_application", "{}");
        Assert.Equal("client_id: missing required property 'client_id'", answer.Problems);
        Assert.Equal("1 problem; nothing was sent.", answer.Message);
    }

    [Fact]
    public async Task ValueThatIsNotListed_IsToldAllThatAre()
    {
        var problems = (await Refused("auth0_create_connection", """{"name":"x","strategy":"nope"}""")).Problems;
        Assert.Contains("\"windowslive\"", problems, StringComparison.Ordinal);
        Assert.DoesNotContain(" more.", problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralFaults_AreAllNamedAtOnce()
    {
        var problems = (await Refused("auth0_create_application", """{"naem":"Shop","app_type":"nope","callbacks":[1]}""")).Problems;
        Assert.Contains("naem", problems, StringComparison.Ordinal);
        Assert.Contains("app_type", problems, StringComparison.Ordinal);
        Assert.Contains("callbacks[0]", problems, StringComparison.Ordinal);
        Assert.Contains("required", problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NameThatMeansNoArgument_ListsWhatIsAllowed()
        => Assert.Contains(
            $"key: unknown property (API document of {ManagementDocument.Date}). Allowed: client_id",
            (await Refused("auth0_get_application", """{"key":"x"}""")).Problems, StringComparison.Ordinal);

    [Theory]
    [InlineData("auth0_update_application", """{"client_id":"x"}""")]
    [InlineData("auth0_update_resource_server", """{"id":"x"}""")]
    [InlineData("auth0_update_action", """{"id":"x"}""")]
    [InlineData("auth0_update_form", """{"id":"x"}""")]
    public async Task UpdateOfNothing_NamesWhatCouldChange(string tool, string arguments)
    {
        var answer = await Refused(tool, arguments);
        Assert.Contains("Nothing to change", answer.Message, StringComparison.Ordinal);
        Assert.Contains("name", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"Shop","client_metadata":{"a":"\ud800"}}""", "client_metadata.a")]
    [InlineData("""{"name":"\udc00x"}""", "name")]
    [InlineData("""{"name":"Shop","client_metadata":{"\ud800":"a"}}""", "client_metadata")]
    public async Task HalfASurrogate_IsRefused(string arguments, string path)
    {
        var problems = (await Refused("auth0_create_application", arguments)).Problems;
        Assert.StartsWith(path + ":", problems, StringComparison.Ordinal);
        Assert.Contains("surrogate", problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auth0_list_applications", """{"page":1e400}""")]
    [InlineData("auth0_list_applications", """{"page":-1e400}""")]
    [InlineData("auth0_list_logs", """{"page":1e30}""")]
    [InlineData("auth0_list_logs", """{"page":9223372036854775808}""")]
    [InlineData("auth0_list_logs", """{"take":-9e40}""")]
    [InlineData("auth0_create_application", """{"name":"Shop","jwt_configuration":{"lifetime_in_seconds":1e400}}""")]
    public async Task NumberOutOfRange_IsRefused(string tool, string arguments)
        => Assert.Contains("out of range", (await Refused(tool, arguments)).Problems, StringComparison.Ordinal);

    [Fact]
    public async Task RepeatedPropertyInside_IsRefused()
        => Assert.Contains(
            "jwt_configuration.alg: property given more than once",
            (await Refused(
            "auth0_create_application", """{"name":"Shop","jwt_configuration":{"alg":"RS256","\u0061lg":"HS256"}}""")).Problems,
            StringComparison.Ordinal);

    [Fact]
    public async Task DeepNesting_IsRefused()
    {
        var nested = string.Concat(Enumerable.Repeat("""{"a":""", 600)) + "1" + new string('}', 600);
        await Refused("auth0_create_application", $$"""{"name":"Shop","client_metadata":{{nested}}}""");
    }

    [Fact]
    public async Task HugeText_IsNotRepeated()
    {
        var answer = await Refused("auth0_list_actions", new JsonObject { ["trigger_id"] = new string('x', 1_000_000) }.ToJsonString());
        Assert.InRange(answer.Text.Length, 1, 4000);
    }

    [Fact]
    public async Task HugeNumberOfFaults_IsCut()
    {
        var arguments = new JsonObject(
            Enumerable.Range(0, 5000).Select(static index => KeyValuePair.Create<string, JsonNode?>($"undeclared_{index}", index)));
        Assert.InRange((await Refused("auth0_list_applications", arguments.ToJsonString())).Text.Length, 1, 8000);
    }

    [Fact]
    public async Task Secrets_AreNotRepeatedInTheMessage()
    {
        var answer = await Refused("auth0_update_application", """{"client_id":"x","client_secret":["hunter2-canary"]}""");
        Assert.DoesNotContain("hunter2-canary", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auth0_list_aplications", "auth0_list_applications")]
    [InlineData("auth0_get_logs", "auth0_get_log")]
    [InlineData("AUTH0_GET_LOG", null)]
    [InlineData("", null)]
    [InlineData("drop table", null)]
    [InlineData("auth0_get_log\u0000", "auth0_get_log")]
    public async Task UnknownTool_NamesNearMisses(string name, string? meant)
    {
        var tenant = new TestTenant();
        var answer = await tenant.CallAsync(name);
        Assert.Equal("unknown_tool", answer.Kind);
        if (meant is not null)
        {
            Assert.Contains($"'{meant}'", answer.Message, StringComparison.Ordinal);
        }

        Assert.Empty(tenant.Requests);
    }

    [Fact]
    public async Task UnknownToolWithAHugeName_IsCut()
        => Assert.InRange((await new TestTenant().CallAsync(new string('a', 1_000_000))).Text.Length, 1, 500);

    [Fact]
    public async Task DisabledTool_SaysHowToEnableIt()
    {
        var tenant = new TestTenant();
        var answer = await new Pipeline(tenant, new(["auth0_get_log"], null, ReadOnly: false)).CallAsync("auth0_list_applications");
        Assert.Equal("tool_disabled", answer.Kind);
        Assert.Contains("--tools 'auth0_list_applications'", answer.Next, StringComparison.Ordinal);
        Assert.Empty(tenant.Requests);
    }

    [Fact]
    public async Task WriteToolInReadOnlyMode_SaysThatTheModeForbidsIt()
    {
        var tenant = new TestTenant();
        var answer = await new Pipeline(tenant, new(["*"], null, ReadOnly: true)).CallAsync(
            "auth0_create_application", """{"name":"Shop"}""");
        Assert.Equal("tool_disabled", answer.Kind);
        Assert.Contains("read-only", answer.Message, StringComparison.Ordinal);
        Assert.Empty(tenant.Requests);
    }

    private static async Task<Answer> Refused(string tool, string arguments)
    {
        var tenant = new TestTenant();
        var answer = await tenant.CallAsync(tool, arguments);
        Assert.Equal("invalid_arguments", answer.Kind);
        Assert.NotNull(answer.Next);
        Assert.Empty(tenant.Requests);
        return answer;
    }
}
