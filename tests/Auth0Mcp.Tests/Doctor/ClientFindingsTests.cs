using Auth0Mcp.Clients;
using Auth0Mcp.Doctor;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Doctor;

/// <summary>What the doctor finds in clients' configuration files, and fixes.</summary>
public class ClientFindingsTests
{
    [Fact]
    public async Task NoClient_IsANote()
    {
        using var patient = new Patient();
        Assert.Equal((FindingLevel.Note, "auth0-mcp clients add NAME"), Verdict(await patient.FindAboutAsync("No client")));
    }

    [Fact]
    public async Task InstalledClient_IsOffered()
    {
        using var patient = new Patient();
        Directory.CreateDirectory(Path.Combine(patient.Machine.Home, ".gemini"));
        Assert.Equal((FindingLevel.Note, "auth0-mcp clients add gemini"), Verdict(await patient.FindAboutAsync("Gemini CLI")));
    }

    [Fact]
    public async Task BrokenFile_IsAFailureWithItsPlace()
    {
        using var patient = new Patient();
        patient.Machine.Write("zed", "{\n  \"a\" 1\n}");
        var finding = await patient.FindAboutAsync("Zed");
        Assert.Equal((FindingLevel.Failure, $"${{EDITOR:-vi}} '{patient.Machine.FileOf("zed")}'"), Verdict(finding));
        Assert.Equal("Zed: ~/.config/zed/settings.json does not parse: line 2, column 7. Fix it there and try again.", finding.Message);
    }

    [Theory]
    [InlineData("cursor", "Cursor", "auth0-mcp clients add cursor --tools 'auth0_list_log*' --read-only")]
    [InlineData("codex", "Codex", "auth0-mcp clients add codex --tools 'auth0_list_log*' --read-only")]
    [InlineData("opencode", "OpenCode", "auth0-mcp clients add opencode --tools 'auth0_list_log*' --read-only")]
    public async Task EntryForACopyThatIsGone_IsAFailure_AndFixKeepsItsOptions(string name, string title, string fix)
    {
        using var patient = new Patient();
        var options = new EntryOptions(Tools: "auth0_list_log*", ReadOnly: true);
        patient.Machine.Add(name, ServerEntry.For(new ServerCommand("/gone/auth0-mcp", []), options));
        Assert.Equal((FindingLevel.Failure, fix), Verdict(await patient.FindAboutAsync(title)));
        var repaired = Assert.Single(Examination.Fix(await patient.ExamineAsync()), static finding => finding.IsFixed);
        Assert.Equal((FindingLevel.Ok, null), Verdict(repaired));
        Assert.Equal(FindingLevel.Ok, (await patient.FindAboutAsync(title)).Level);
        Assert.Equal(
            [patient.Program, "run", .. options.Arguments],
            ClientInspection.All(McpClients.Find(name), ClientScope.User, patient.Machine.Places)[0].Command);
    }

    [Fact]
    public async Task Fix_KeepsWhatElseRunIsStartedWith()
    {
        using var patient = new Patient();
        string[] words = ["run", "--tools=auth0_list_log*", "--confirm", "writes", "--secrets=env:CI_*"];
        patient.Machine.Add("cursor", new ServerEntry("/gone/auth0-mcp", words));
        Assert.Equal("auth0-mcp clients add cursor --tools 'auth0_list_log*'", (await patient.FindAboutAsync("Cursor")).Fix);
        Assert.Single(Examination.Fix(await patient.ExamineAsync()), static finding => finding.IsFixed);
        string[] kept = ["run", "--tools", "auth0_list_log*", "--confirm", "writes", "--secrets=env:CI_*"];
        Assert.Equal(
            [patient.Program, .. kept],
            ClientInspection.All(McpClients.Find("cursor"), ClientScope.User, patient.Machine.Places)[0].Command);
    }

    [Fact]
    public async Task RemedyThatWouldForgetWhatElseRunIsStartedWith_IsNotOffered()
    {
        using var patient = new Patient();
        patient.Machine.Add("cursor", new ServerEntry(patient.Program, ["run", "--tools", "*", "--confirm", "writes"]));
        var editor = $"${{EDITOR:-vi}} '{patient.Machine.FileOf("cursor")}'";
        Assert.Equal((FindingLevel.Warning, editor), Verdict(await patient.FindAboutAsync("Cursor")));
    }

    [Fact]
    public async Task ToolsThatAreTooMany_AreForgottenByTheRemedy()
    {
        using var patient = new Patient();
        patient.Machine.Add("cursor", ServerEntry.For(patient.Server, new EntryOptions(Tools: "*")));
        var finding = await patient.FindAboutAsync("Cursor");
        Assert.Equal((FindingLevel.Warning, "auth0-mcp clients add cursor --toolsets core --reset"), Verdict(finding));
    }

    [Fact]
    public async Task EntryForAnotherProgram_IsAWarning_AndIsNotFixed()
    {
        using var patient = new Patient();
        patient.Machine.Add("cursor", new ServerEntry(patient.Touch("npx"), ["-y", "@auth0/auth0-mcp-server", "run"]));
        var finding = await patient.FindAboutAsync("Cursor starts another program, ~/bin/npx");
        Assert.Equal((FindingLevel.Warning, "auth0-mcp clients add cursor"), Verdict(finding));
        Assert.Null(finding.Repair);
    }

    [Fact]
    public async Task SwitchedOffEntry_IsAWarning()
    {
        using var patient = new Patient();
        patient.Machine.Write(
            "windsurf", $"{{ \"mcpServers\": {{ \"auth0\": {{ \"command\": \"{patient.Program}\", \"disabled\": true }} }} }}");
        Assert.Equal(FindingLevel.Warning, (await patient.FindAboutAsync("Windsurf: the server is switched off")).Level);
    }

    [Fact]
    public async Task MoreToolsThanTheClientTakes_IsAWarning()
    {
        using var patient = new Patient();
        patient.Machine.Add("cursor", ServerEntry.For(patient.Server, new EntryOptions(Toolsets: "all", ReadOnly: true)));
        var finding = await patient.FindAboutAsync("Cursor");
        Assert.Equal((FindingLevel.Warning, "auth0-mcp clients add cursor --toolsets core --read-only"), Verdict(finding));
        Assert.Contains("it takes at most 40", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EntryWithOptionsThatRunRefuses_IsAFailure()
    {
        using var patient = new Patient();
        patient.Machine.Add("zed", ServerEntry.For(patient.Server, new EntryOptions(Tools: "auth0_nope", Profile: "prod")));
        var finding = await patient.FindAboutAsync("Zed");
        Assert.Equal((FindingLevel.Failure, "auth0-mcp clients add zed --profile prod --reset"), Verdict(finding));
        Assert.Contains("It will not start: No tool matches 'auth0_nope'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProjectFile_IsExaminedToo()
    {
        using var patient = new Patient();
        patient.Machine.Setup.Plan(McpClients.Find("vscode"), ClientScope.Project, new ServerEntry("/gone/auth0-mcp", ["run"])).Apply();
        Assert.Equal(
            (FindingLevel.Failure, "auth0-mcp clients add vscode --scope project"),
            Verdict(await patient.FindAboutAsync("VS Code starts /gone")));
    }

    [Theory]
    [InlineData("x; touch PWNED #")]
    [InlineData("a name that is longer than clients take")]
    [InlineData("x\\u001b[201~y")]
    public async Task EntryWithANameThatNoCommandTakes_IsForTheEditor(string name)
    {
        using var patient = new Patient();
        var path = Path.Combine(patient.Machine.Project, ".mcp.json");
        File.WriteAllText(path, $$"""{ "mcpServers": { "{{name}}": { "command": "/gone/auth0-mcp", "args": ["run"] } } }""");
        Assert.Equal(
            (FindingLevel.Failure, $"${{EDITOR:-vi}} '{path}'"), Verdict(await patient.FindAboutAsync("Claude Code starts /gone")));
    }

    [Fact]
    public async Task OptionsOfAnEntry_AreOneWordEachInTheFix()
    {
        using var patient = new Patient();
        patient.Machine.Add("zed", new ServerEntry("/gone/auth0-mcp", ["run", "--profile", "x'; touch PWNED #"]));
        Assert.Equal(@"auth0-mcp clients add zed --profile 'x'\''; touch PWNED #'", (await patient.FindAboutAsync("Zed")).Fix);
    }

    [Fact]
    public async Task ProfileThatNobodyHasSignedInTo_IsAFailureWithTheSignIn()
    {
        using var patient = new Patient();
        patient.Machine.Add("zed", ServerEntry.For(patient.Server, new EntryOptions(Profile: "staging")));
        var finding = await patient.FindAboutAsync("Zed");
        Assert.Equal((FindingLevel.Failure, "auth0-mcp init --profile staging"), Verdict(finding));
        Assert.Contains("It finds no sign-in: there is no profile 'staging'.", finding.Message, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task FixThatFails_SaysSo()
    {
        using var patient = new Patient();
        patient.Machine.Add("cursor", new ServerEntry("/gone/auth0-mcp", ["run"]));
        File.SetUnixFileMode(patient.Machine.FileOf("cursor"), UnixFileMode.UserRead);
        var finding = Assert.Single(Examination.Fix(await patient.ExamineAsync()), static finding => finding.Check == "clients");
        Assert.Equal(FindingLevel.Failure, finding.Level);
        Assert.Contains("It could not be fixed: ", finding.Message, StringComparison.Ordinal);
    }

    private static (FindingLevel, string?) Verdict(Finding finding) => (finding.Level, finding.Fix);
}
