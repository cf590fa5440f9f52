using System.Text.Json;
using Auth0Mcp.Tests.Cli.Init;

namespace Auth0Mcp.Tests.Cli.Profiles;

/// <summary><c>profiles</c>.</summary>
public sealed class ProfilesCommandTests : IDisposable
{
    private readonly SignInShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task NoProfile_IsSaidWithTheMend()
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
