using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Cli;

/// <summary>Help and version.</summary>
public class HelpTests
{
    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    [InlineData("help")]
    public async Task Help_IsOnStdoutAndNamesEveryCommand(params string[] arguments)
    {
        var output = await Out(arguments);
        Assert.All((string[])["run", "call", "tools", "help"], command => Assert.Matches($@"(?m)^  {command}\b", output));
    }

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("help")]
    public async Task Help_ShowsExamples(params string[] arguments)
        => Assert.Contains("auth0-mcp call auth0_list_applications --demo", await Out(arguments), StringComparison.Ordinal);

    [Theory]
    [InlineData("run")]
    [InlineData("call")]
    [InlineData("tools")]
    public async Task HelpOfACommand_ExplainsItsOptions(string command)
    {
        var output = await Out("help", command);
        Assert.Equal(output, await Out(command, "--help"));
        Assert.All(
            (string[])["--tools", "--toolsets", "--read-only", "--profile", "--demo", "AUTH0_MCP_READ_ONLY"],
            option => Assert.Contains(option, output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("init", "--help")]
    [InlineData("run", "--help")]
    [InlineData("call", "--help")]
    public async Task HelpInAPipe_IsWrapped(params string[] arguments)
        => Assert.All((await Out(arguments)).Split('\n'), static line => Assert.InRange(line.TrimEnd().Length, 0, 110));

    [Theory]
    [InlineData("clients", "add", "cursor", "--read-only=maybe")]
    [InlineData("clients", "remove", "cursor", "--dry-run=maybe")]
    [InlineData("run", "--read-only=maybe")]
    public async Task SwitchWithAnotherWord_IsRefused(params string[] arguments)
        => Assert.Contains("'maybe'. Set it to true or false", (await Shell.RunAsync(arguments)).UsageMessage, StringComparison.Ordinal);

    [Fact]
    public async Task HelpOfAnUnknownCommand_IsRefused()
        => Assert.Contains("'nope'", (await Shell.RunAsync("help", "nope")).UsageMessage, StringComparison.Ordinal);

    [Fact]
    public async Task Version_IsOneNumber() => Assert.Matches(@"^\d+\.\d+\.\d+\n$", (await Out("--version")).ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("nope")]
    [InlineData("rnu")]
    [InlineData("--nope")]
    [InlineData("")]
    [InlineData("tools", "nope")]
    [InlineData("run", "nope")]
    [InlineData("[diagram]", "nope")]
    public async Task UnknownWord_IsRefused(params string[] arguments)
        => Assert.Contains("--help", (await Shell.RunAsync(arguments)).UsageMessage, StringComparison.Ordinal);

    [Theory]
    [InlineData("There is no command 'tool'; did you mean 'tools'?", "auth0-mcp --help", "tool")]
    [InlineData(
        "There is no command 'xyzzy'. Commands: run, call, tools, clients, doctor, init, session, profiles, logout, audit, help.",
        "auth0-mcp --help", "xyzzy")]
    [InlineData("'clients' has no command 'ad'. Commands: list, add, remove.", "auth0-mcp clients --help", "clients", "ad", "x")]
    [InlineData("'run' has no option '--tols'; did you mean '--tools'?", "auth0-mcp run --help", "run", "--tols", "x")]
    [InlineData("--storage is 'cloud'. Set it to file or keychain.", "auth0-mcp init --help", "init", "--storage", "cloud")]
    [InlineData(
        "'--read-only' is an option of run, call, tools, clients, doctor, init: write it after the command.", "auth0-mcp --help",
        "--read-only")]
    [InlineData(
        "--read-only is 'maybe'. Set it to true or false, or leave the value out.", "auth0-mcp tools --help", "tools",
        "--read-only=maybe")]
    [InlineData("'logout' takes no argument 'extra'.", "auth0-mcp logout --help", "logout", "extra", "more")]
    [InlineData(
        "'profiles default' takes no further argument 'b'.", "auth0-mcp profiles default --help", "profiles", "default", "a", "b")]
    [InlineData("'call' needs <tool>: The tool, e.g. auth0_list_applications.", "auth0-mcp call --help", "call")]
    [InlineData("--last needs a value: --last <n>.", "auth0-mcp audit show --help", "audit", "show", "--last")]
    [InlineData("--last is 'x'. Set it to a whole number.", "auth0-mcp audit show --help", "audit", "show", "--last", "x")]
    [InlineData("--last takes a whole number from 1 on.", "auth0-mcp audit show --help", "audit", "show", "--last", "0")]
    public async Task MistakeInTheCommandLine_IsOneSentenceAndTheWayToHelp(string sentence, string help, params string[] arguments)
        => Assert.Equal(
            $"auth0-mcp: {sentence}\nTry '{help}'.\n", (await Shell.RunAsync(arguments)).UsageMessage.ReplaceLineEndings("\n"));

    [Fact]
    public async Task HelpOfACommandOfACommand_IsThatOfTheInnerOne()
        => Assert.Equal(await Out("clients", "add", "--help"), await Out("help", "clients", "add"));

    [Fact]
    public async Task FileReference_IsNotRead()
        => Assert.NotEmpty((await Shell.RunAsync("@/etc/hostname")).UsageMessage);

    private static async Task<string> Out(params string[] arguments)
    {
        var result = await Shell.RunAsync(arguments);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.Output;
    }
}
