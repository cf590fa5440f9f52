using Auth0Mcp.Cli;

namespace Auth0Mcp.Tests.Cli;

/// <summary><c>run</c> waits for a client; whoever types it is told so.</summary>
public class TypedInputTests
{
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Run_TellsAPersonWhatItWaitsFor_AndAClientNothing(bool isTyped, int lines)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var served = new MemoryStream();
        var context = new CliContext(
            output, error, static name => name == "AUTH0_MCP_AUDIT" ? "false" : null, static () => new MemoryStream(),
            () => served)
        { IsTyped = isTyped };
        await CommandLine.InvokeAsync(["run", "--demo"], context, CancellationToken.None);
        Assert.Equal(lines, error.ToString().Split("auth0-mcp clients add").Length - 1);
        Assert.Equal(lines, error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Empty(output.ToString());
    }
}
