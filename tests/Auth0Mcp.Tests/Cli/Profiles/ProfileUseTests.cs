using System.Text.Json;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tests.SignIn;

namespace Auth0Mcp.Tests.Cli.Profiles;

/// <summary>What <c>run</c>, <c>call</c> and <c>tools</c> make of profiles.</summary>
public sealed class ProfileUseTests : IDisposable
{
    private readonly SignedInHome _home = new();
    private readonly RotatingServer _tenant;

    public ProfileUseTests() => _tenant = new RotatingServer(_home.Time);

    public void Dispose()
    {
        _tenant.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task Call_UsesTheDefaultProfileAndRenewsIt()
    {
        await _home.SignInAsync(_tenant, "dev");
        var result = await RunAsync(["call", "auth0_get_tenant_settings", "--tools", "*"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(_tenant.Address, JsonElement.Parse(result.Output).GetProperty("friendly_name").GetString());
        Assert.Equal(0, (await RunAsync(["call", "auth0_get_tenant_settings", "--tools", "*"])).ExitCode);
        Assert.DoesNotContain(_tenant.Faults, static fault => fault.Contains("refresh", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NamedProfile_BeatsTheEnvironment()
    {
        await _home.SignInAsync(_tenant, "prod");
        Assert.Equal(
            0, (await RunAsync(["call", "auth0_get_tenant_settings", "--tools", "*", "--profile", "prod"], Shell.Tenant)).ExitCode);
        Assert.Equal(1, (await RunAsync(["call", "auth0_get_tenant_settings", "--tools", "*"], Shell.Tenant)).ExitCode);
    }

    [Fact]
    public async Task NothingToSignInWith_IsRefusedWithEveryWayOut()
    {
        var message = (await RunAsync(["call", "auth0_get_log", "id=x"])).UsageMessage;
        Assert.All(
            ["auth0-mcp init", "AUTH0_TOKEN", "AUTH0_CLIENT_SECRET", "--demo"],
            part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ProfileWhoseSignInIsGone_IsAResultWithTheFix()
    {
        await _home.SignInAsync(_tenant, "prod");
        await _home.Store.DeleteAsync("prod", CancellationToken.None);
        var result = await RunAsync(["call", "auth0_get_tenant_settings", "--tools", "*"]);
        Assert.Equal(1, result.ExitCode);
        var error = JsonElement.Parse(result.Output).GetProperty("error");
        Assert.Equal("not_signed_in", error.GetProperty("kind").GetString());
        Assert.Contains("auth0-mcp init --profile prod", error.GetProperty("next").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RememberedTools_AreEnabledUntilAnOptionSaysOtherwise()
    {
        Remember(static profile => profile with { Tools = "auth0_get_log" });
        Assert.Equal(["auth0_get_log"], await ToolsAsync([]));
        Assert.Equal(["auth0_get_form"], await ToolsAsync(["--tools", "auth0_get_form"]));
        Assert.Equal(["auth0_get_form"], await ToolsAsync([], ("AUTH0_MCP_TOOLS", "auth0_get_form")));
        Assert.DoesNotContain("auth0_get_log", await ToolsAsync(["--toolsets", "forms"]));
    }

    [Fact]
    public async Task RememberedToolsets_AreEnabled()
    {
        Remember(static profile => profile with { Toolsets = "logs" });
        Assert.All(await ToolsAsync([]), static name => Assert.Contains("log", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RememberedReadOnly_IsNeverLifted()
    {
        Remember(static profile => profile with { ReadOnly = true });
        Assert.DoesNotContain("auth0_create_application", await ToolsAsync([]));
        Assert.DoesNotContain("auth0_create_application", await ToolsAsync(["--read-only=false"]));
        Assert.DoesNotContain("auth0_create_application", await ToolsAsync([], ("AUTH0_MCP_READ_ONLY", "false")));
    }

    [Fact]
    public async Task RememberedConfirm_HoldsUntilAnOptionSaysOtherwise()
    {
        await _home.SignInAsync(_tenant);
        Remember(static profile => profile with { Confirm = "writes" });
        string[] create = ["call", "auth0_create_application", "name=Shop"];
        Assert.Contains("confirmation_required", (await RunAsync(create)).Output, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "confirmation_required", (await RunAsync([.. create, "--confirm", "never"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignInOfTheEnvironment_TakesNothingFromTheDefaultProfile()
    {
        Remember(static profile => profile with { Tools = "auth0_get_log" });
        Assert.Contains("auth0_get_form", await ToolsAsync(["--tools", "*"], Shell.Tenant));
        Assert.True((await ToolsAsync([], Shell.Tenant)).Count > 1);
    }

    [Fact]
    public async Task BrokenConfiguration_IsNamedAndLeftAlone()
    {
        var file = Path.Combine(_home.Directories.Config, "config.json");
        await File.WriteAllTextAsync(file, "{");
        var result = await RunAsync(["tools"]);
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains(file, result.Error, StringComparison.Ordinal);
        Assert.Equal("{", await File.ReadAllTextAsync(file));
    }

    private void Remember(Func<Profile, Profile> change)
    {
        var profile = _home.Profiles.Find("default")
            ?? new Profile("default", "tenant.eu.auth0.com", SignInStorage.File, ReadOnly: false, null, null, null);
        _home.Profiles.Save(change(profile));
    }

    private Task<ShellResult> RunAsync(string[] arguments, params (string, string)[] variables)
        => Shell.RunAsync(arguments, [.. variables, ("AUTH0_MCP_HOME", _home.Directories.Config)]);

    private async Task<List<string>> ToolsAsync(string[] options, params (string, string)[] variables)
    {
        var result = await RunAsync(["tools", "--json", .. options], variables);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return [.. JsonElement.Parse(result.Output).EnumerateArray().Select(static tool => tool.GetProperty("name").GetString()!)];
    }
}
