using System.Diagnostics;
using Auth0Mcp.Clients;
using Auth0Mcp.Doctor;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Doctor;

/// <summary>What a server finds that a client starts with fewer variables than this shell has.</summary>
public sealed class EnvironmentCheckTests : IDisposable
{
    private static readonly Dictionary<string, string> s_shell = new(StringComparer.Ordinal)
    {
        ["HOME"] = "/home/ada",
        ["PATH"] = "/usr/bin:/bin",
        ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/bus",
        ["AUTH0_TOKEN"] = "canary",
        ["EDITOR"] = "vi",
    };

    private readonly Patient _patient = new();

    public void Dispose() => _patient.Dispose();

    [Fact]
    public async Task SignInThatEverybodyFinds_IsOneTick()
    {
        var finding = Assert.Single(await ExamineAsync("exit 0"));
        Assert.Equal(FindingLevel.Ok, finding.Level);
    }

    [UnixFact]
    public async Task SignInThatOnlyThisShellFinds_IsAWarningWithTheFix()
    {
        var finding = Assert.Single(
            await ExamineAsync("""[ -n "$DBUS_SESSION_BUS_ADDRESS" ] || { echo '{"fix":"No bus."}'; exit 1; }"""));
        Assert.Equal((FindingLevel.Warning, "auth0-mcp clients add NAME"), (finding.Level, finding.Fix));
        Assert.Contains("No bus.", finding.Message, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task SignInInVariables_IsNotHandedOn()
    {
        _patient.SignIn = _patient.SignIn with { IsFromVariables = true };
        var finding = Assert.Single(
            await ExamineAsync("""[ -n "$AUTH0_TOKEN" ] || { echo '{"fix":"Nobody is signed in."}'; exit 1; }"""));
        Assert.Equal((FindingLevel.Warning, "auth0-mcp init"), (finding.Level, finding.Fix));
    }

    [UnixFact]
    public async Task EntryThatNamesTheVariables_FindsTheSignIn()
    {
        _patient.Machine.Add("codex", new ServerEntry(_patient.Program, ["run"]));
        var findings = await ExamineAsync("""[ -n "$DBUS_SESSION_BUS_ADDRESS" ] || { echo '{"fix":"No bus."}'; exit 1; }""");
        Assert.DoesNotContain(findings, static finding => finding.Message.Contains("Codex", StringComparison.Ordinal));
    }

    [UnixFact]
    public async Task ClientThatStripsVariables_IsNamed()
    {
        _patient.Machine.Add("claude", new ServerEntry(_patient.Program, ["run", "--profile", "prod"]));
        var findings = await ExamineAsync(
            """[ "$4" = prod ] || exit 0; [ -n "$DBUS_SESSION_BUS_ADDRESS" ] || { echo '{"fix":"No bus."}'; exit 1; }""");
        var finding = Assert.Single(findings, static finding => finding.Level == FindingLevel.Failure);
        Assert.StartsWith(
            "As Claude Desktop starts it, the server finds no sign-in: No bus.", finding.Message, StringComparison.Ordinal);
        Assert.Equal("auth0-mcp clients add claude", finding.Fix);
    }

    [UnixFact]
    public async Task VariablesOfTheEntry_AreSeen()
    {
        _patient.Machine.Write(
            "claude", """{"mcpServers":{"auth0":{"command":"PROGRAM","args":["run"],"env":{"AUTH0_MCP_HOME":"/elsewhere"}}}}"""
            .Replace("PROGRAM", _patient.Program, StringComparison.Ordinal));
        var findings = await ExamineAsync(
            """[ "$AUTH0_MCP_HOME" = /elsewhere ] && exit 0; [ -z "$AUTH0_MCP_HOME" ] && exit 0; exit 1""");
        Assert.All(findings, static finding => Assert.Equal(FindingLevel.Ok, finding.Level));
    }

    [Fact]
    public async Task ProgramThatIsNotThere_IsSaid()
    {
        var context =
            _patient.Context() with
            {
                Probe =
                new SignInProbe(() => new ProcessStartInfo(Path.Combine(_patient.Machine.Home, "none"))),
                Variables = s_shell
            };
        var finding = Assert.Single(await new EnvironmentCheck().RunAsync(context, CancellationToken.None));
        Assert.Equal(FindingLevel.Warning, finding.Level);
    }

    [Fact]
    public async Task SignInThatHasEnded_IsNotBlamedOnClients()
    {
        _patient.SignIn = _patient.SignIn with { ExpiresAt = DateTimeOffset.UnixEpoch, Renewal = null };
        Assert.Empty(await ExamineAsync("exit 1"));
    }

    [Fact]
    public async Task WithoutASignIn_NothingIsStarted()
    {
        _patient.SignIn = _patient.SignIn with { Problem = new Finding("token", FindingLevel.Failure, "None.", "auth0-mcp init") };
        Assert.Empty(await ExamineAsync("exit 1"));
    }

    [Theory]
    [InlineData(HandedOn.Few, "HOME,PATH")]
    [InlineData(HandedOn.Named, "DBUS_SESSION_BUS_ADDRESS,HOME,PATH")]
    [InlineData(HandedOn.WithoutAuth0, "DBUS_SESSION_BUS_ADDRESS,EDITOR,HOME,PATH")]
    [InlineData(HandedOn.All, "AUTH0_TOKEN,DBUS_SESSION_BUS_ADDRESS,EDITOR,HOME,PATH")]
    internal void Client_HandsOnWhatItsMakersSay(HandedOn handed, string expected)
        => Assert.Equal(
            expected,
            string.Join(
            ',', EntryVariables.Seen(handed, s_shell, EntryVariables.None).Keys.Where(static name => name != "TERM")
            .Order(StringComparer.Ordinal)));

    [Fact]
    public void NamedVariables_HoldNoCredential()
        => Assert.Empty(
            EntryVariables.Names.Intersect(
            ["AUTH0_TOKEN", "AUTH0_CLIENT_SECRET", "AUTH0_CLIENT_SIGNING_KEY_PATH", "AUTH0_CLIENT_ID", "AUTH0_DOMAIN"]));

    /// <summary>Examines with a shell script in the place of this program.</summary>
    private Task<IReadOnlyList<Finding>> ExamineAsync(string script)
    {
        var probe = new SignInProbe(() => OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd", ["/c", script, "&&", "rem"])
            : new ProcessStartInfo("/bin/sh", ["-c", script, "auth0-mcp"]));
        return new EnvironmentCheck().RunAsync(_patient.Context() with { Probe = probe, Variables = s_shell }, CancellationToken.None);
    }
}
