using System.Text.Json;
using Auth0Mcp.Tests.Cli.Init;
using Auth0Mcp.Tests.SignIn.OAuth;

namespace Auth0Mcp.Tests.Cli.Profiles;

/// <summary><c>profiles</c>.</summary>
public sealed class ProfilesCommandTests : IDisposable
{
    private readonly SignInShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task NoProfile_IsSaidWithTheFix()
    {
        var result = await _shell.RunAsync(["profiles"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Output));
        Assert.Contains("auth0-mcp init", result.Error, StringComparison.Ordinal);
        Assert.Equal("[]", (await _shell.RunAsync(["profiles", "--json"])).Output.Trim());
    }

    [Fact]
    public async Task Profiles_AreListedWithTheirTenantsAndTheDefaultMarked()
    {
        await InitTwoAsync();
        var output = (await _shell.RunAsync(["profiles"])).Output;
        Assert.Matches(@"(?m)^\* default +one\.eu\.auth0\.com +file", output);
        Assert.Matches(@"(?m)^  prod +two\.eu\.auth0\.com +file +--read-only", output);
    }

    [Fact]
    public async Task Json_HasTheSame()
    {
        await InitTwoAsync();
        var profiles = JsonElement.Parse((await _shell.RunAsync(["profiles", "--json"])).Output);
        Assert.Equal(["default", "prod"], profiles.EnumerateArray().Select(static profile => profile.GetProperty("name").GetString()));
        Assert.Equal([true, false], profiles.EnumerateArray().Select(static profile => profile.GetProperty("default").GetBoolean()));
        Assert.Equal([false, true], profiles.EnumerateArray().Select(static profile => profile.GetProperty("read_only").GetBoolean()));
    }

    [Fact]
    public async Task Default_IsUsedFromThenOn()
    {
        await InitTwoAsync();
        Assert.Equal(0, (await _shell.RunAsync(["profiles", "default", "prod"])).ExitCode);
        Assert.Equal("two.eu.auth0.com", (await _shell.SessionAsync()).GetProperty("tenant").GetString());
    }

    [Fact]
    public async Task Remove_EndsTheSignIn()
    {
        await InitTwoAsync();
        Assert.Equal(0, (await _shell.RunAsync(["profiles", "remove", "prod"])).ExitCode);
        Assert.DoesNotContain("prod", (await _shell.RunAsync(["profiles"])).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("profiles remove PROD")]
    [InlineData("logout --profile PROD")]
    public async Task RemoveInOtherLetters_LeavesNothingAndRevokesTheToken(string command)
    {
        await _shell.InitAsync("--scopes", "read:logs,offline_access", "--profile", "prod");
        var result = await _shell.RunAsync(command.Split(' '));
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("removed profile 'prod'", result.Output, StringComparison.Ordinal);
        Assert.Single(_shell.Server.RequestsTo(FakeAuthorizationServer.Revoke));
        Assert.DoesNotContain(
            _shell.Files,
            static file => file.Value.Contains("canary", StringComparison.Ordinal)
            || file.Key.EndsWith("prod.json", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("session --profile PROD")]
    [InlineData("session")]
    [InlineData("tools --profile PROD")]
    public async Task ProfileInOtherLetters_IsTheSame(string command)
    {
        await _shell.InitAsync("--scopes", "read:logs", "--profile", "prod");
        var config = Path.Combine(_shell.Variables["AUTH0_MCP_HOME"], "config.json");
        await File.WriteAllTextAsync(
            config, (await File.ReadAllTextAsync(config)).Replace(
            "\"default\": \"prod\"", "\"default\": \"PROD\"", StringComparison.Ordinal));
        var result = await _shell.RunAsync(command.Split(' '));
        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"(?m)^\* prod ", (await _shell.RunAsync(["profiles"])).Output);
    }

    [Fact]
    public async Task SignInInOtherLetters_ReplacesTheSignIn()
    {
        await _shell.InitAsync("--scopes", "read:logs", "--profile", "prod");
        await _shell.InitAsync("--scopes", "read:clients", "--profile", "PROD");
        Assert.Single(_shell.Files, static file => file.Key.EndsWith("prod.json", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("read:clients", (await _shell.SessionAsync("--profile", "prod")).GetProperty("scopes")[0].GetString());
    }

    [Theory]
    [InlineData("default")]
    [InlineData("remove")]
    public async Task UnknownProfile_IsRefusedWithTheNearMiss(string command)
    {
        await InitTwoAsync();
        var message = (await _shell.RunAsync(["profiles", command, "pord"])).UsageMessage;
        Assert.Contains("'pord'", message, StringComparison.Ordinal);
        Assert.Contains("prod", message, StringComparison.Ordinal);
    }

    private async Task InitTwoAsync()
    {
        _shell.Server.Grants("https://one.eu.auth0.com/api/v2/").Grants("https://two.eu.auth0.com/api/v2/");
        await _shell.InitAsync("--scopes", "read:logs");
        await _shell.InitAsync("--scopes", "read:logs", "--profile", "prod", "--read-only");
    }
}
