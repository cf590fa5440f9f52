using System.Text.Json;
using Auth0Mcp.Clients;
using Auth0Mcp.Doctor;
using Auth0Mcp.Tests.Clients;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Text;
using Snapshooter.Xunit;

namespace Auth0Mcp.Tests.Doctor;

/// <summary><c>doctor</c>.</summary>
public class DoctorCommandTests
{
    private static readonly IReadOnlyList<Finding> s_findings =
    [
        new("runtime", FindingLevel.Ok, "auth0-mcp 1.0.0, native, linux-x64."),
        new("token", FindingLevel.Failure,
            "The access token for tenant.eu.auth0.com ended 3 hours ago (2026-03-01 09:00), which is a sentence long enough to "
            + "wrap.", "auth0-mcp init --profile a-name-that-is-long --scopes auto,offline_access --storage file"),
        new("renewal", FindingLevel.Warning, "The sign-in does not renew itself.", "auth0-mcp init"),
        new("clients", FindingLevel.Note, "Zed \u001b[2J is installed.", "auth0-mcp clients add zed") { Repair = static () => "" },
    ];

    [Fact]
    public void Text_LooksLikeThis() => new DoctorReport(IsUnicode: true, IsColored: false).Text(s_findings).MatchSnapshot();

    [Fact]
    public void LongestName_IsApartFromItsText()
        => Assert.StartsWith(
            "✓ environment It works.",
            new DoctorReport(IsUnicode: true, IsColored: false).Text([new(new EnvironmentCheck().Name, FindingLevel.Ok, "It works.")]),
            StringComparison.Ordinal);

    [Fact]
    public void Text_IsAsciiWhereTheOutputIs()
        => Assert.All(
            new DoctorReport(IsUnicode: false, IsColored: false).Text(s_findings),
            static c => Assert.True(c is '\n' or (>= ' ' and <= '~')));

    [Fact]
    public void Text_IsColoredOnlyWhereWanted()
    {
        Assert.Contains("\e[31m✗\e[0m token", Written(isColored: true), StringComparison.Ordinal);
        Assert.DoesNotContain('\e', Written(isColored: false));
    }

    private static string Written(bool isColored)
    {
        using var inner = new StringWriter();
        using var terminal = new VisibleWriter(inner);
        new DoctorReport(IsUnicode: true, isColored).Write(s_findings, terminal);
        return inner.ToString();
    }

    [Fact]
    public void HealthyMachine_IsSaidToBeWell()
        => Assert.EndsWith(
            "\nAll is well.", new DoctorReport(IsUnicode: true, IsColored: false).Text([s_findings[0]]), StringComparison.Ordinal);

    [Fact]
    public async Task Json_HasOneObjectPerFinding_AndTheExitCodeSaysWhetherItIsWell()
    {
        using var machine = new Machine();
        var result = await RunAsync(machine, [], "doctor", "--json");
        Assert.Equal(1, result.ExitCode);
        using var report = JsonDocument.Parse(result.Output);
        Assert.Equal(["ok", "version", "findings"], report.RootElement.EnumerateObject().Select(static property => property.Name));
        Assert.False(report.RootElement.GetProperty("ok").GetBoolean());
        var token = Assert.Single(
            report.RootElement.GetProperty("findings").EnumerateArray(),
            static finding => finding.GetProperty("check").GetString() == "token");
        Assert.Equal("failure", token.GetProperty("level").GetString());
    }

    [Fact]
    public async Task DemoTenant_NeedsNoSignIn()
    {
        using var machine = new Machine();
        var result = await RunAsync(machine, [], "doctor", "--demo");
        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("init", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClientThatWasSetUpAndTakenBack_IsNotInstalled()
    {
        using var machine = new Machine();
        machine.Add("cursor");
        machine.Setup.PlanRemoval(McpClients.Find("cursor"), ClientScope.User, ServerEntry.Name).Apply();
        var output = (await RunAsync(machine, [], "doctor", "--demo")).Output;
        Assert.DoesNotContain("Cursor is installed", output, StringComparison.Ordinal);
        Assert.Contains("auth0-mcp clients add NAME", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClientsOwnFile_MeansThatItIsInstalled()
    {
        using var machine = new Machine();
        machine.Write("cursor", "{}");
        Assert.Contains("Cursor is installed", (await RunAsync(machine, [], "doctor", "--demo")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fix_RepairsAClientsEntry()
    {
        using var machine = new Machine();
        machine.Add("cursor", new Auth0Mcp.Clients.ServerEntry("/gone/auth0-mcp", ["run"]));
        Assert.Contains(
            "Cursor now starts this program", (await RunAsync(machine, [], "doctor", "--fix")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("/gone", File.ReadAllText(machine.FileOf("cursor")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TenantThatRefusesConnections_IsAFailure()
    {
        using var machine = new Machine();
        var result = await RunAsync(machine, Shell.Tenant, "doctor");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("127.0.0.1:9 cannot be reached", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(TestTenant.Token, result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongOption_EndsWith2()
        => Assert.Contains(
            "No tool matches", (await Shell.RunAsync("doctor", "--tools", "nope")).UsageMessage, StringComparison.Ordinal);

    private static Task<ShellResult> RunAsync(Machine machine, (string, string)[] variables, params string[] arguments)
        => Shell.RunAsync(
            arguments, [("HOME", machine.Home), ("USERPROFILE", machine.Home), ("AUTH0_MCP_HOME", machine.Home), .. variables]);
}
