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
        Assert.All((string[])["--tools", "--toolsets", "--read-only", "--profile", "--demo", "AUTH0_MCP_READ_ONLY"], option => Assert.Contains(option, output, StringComparison.Ordinal));
    }

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
    public async Task UnknownWord_IsRefused(params string[] arguments) => Assert.Contains("--help", (await Shell.RunAsync(arguments)).UsageMessage, StringComparison.Ordinal);

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
