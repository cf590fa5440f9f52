using System.Text.Json;
using Auth0Mcp.Cli;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Cli;

/// <summary><c>call</c>, up to the tenant.</summary>
public class CallCommandTests
{
    [Theory]
    [InlineData("""{"per_page":500}""")]
    [InlineData("""{"per_page":"five"}""")]
    [InlineData("""{"page":1e400}""")]
    [InlineData("""{"fields":"\ud800"}""")]
    public async Task WrongArguments_AreAnErrorResultOnStdout(string json)
    {
        var result = await Shell.RunAsync(["call", "auth0_list_applications", "--args", json], Shell.Tenant);
        AssertError("invalid_arguments", result);
        AssertError(
            "invalid_arguments", await Shell.RunAsync(["call", "auth0_list_applications", "--args", "-"], Shell.Tenant, input: json));
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
        var result = await Shell.RunAsync(
            "call", "auth0_api_request", "method=GET", $"path={path}", "--toolsets", "all,api_request", "--demo");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("client_id", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApiRequestThatNobodyNamed_SaysHowToNameIt()
        => Assert.Contains(
            "--toolsets all,api_request",
            (await Shell.RunAsync("call", "auth0_api_request", "method=GET", "path=/clients", "--demo")).Output,
            StringComparison.Ordinal);

    [Fact]
    public async Task UnknownTool_IsAnErrorResult()
        => AssertError("unknown_tool", await Shell.RunAsync(["call", "auth0_list_aplications"], Shell.Tenant));

    [Fact]
    public async Task DisabledTool_IsAnErrorResult()
        => AssertError(
            "tool_disabled", await Shell.RunAsync(["call", "auth0_create_application", "name=x", "--read-only"], Shell.Tenant));

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
    public async Task NoTool_IsRefused()
        => Assert.Contains("call --help", (await Shell.RunAsync("call")).UsageMessage, StringComparison.Ordinal);

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
}
