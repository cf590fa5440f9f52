using Auth0Mcp.Cli;
using Auth0Mcp.Text;

namespace Auth0Mcp.Tests.Text;

/// <summary>Notes at a terminal. The terminals here have 30 columns where nothing else is said.</summary>
public class WrappingWriterTests
{
    [Fact]
    public async Task LongLine_IsWrappedBetweenWords()
        => Assert.Equal(
            "Note: this sign-in ends when\nits token does.\n", await Written("Note: this sign-in ends when its token does."));

    [Fact]
    public async Task LineThatFits_IsLeftAsItIs()
        => Assert.Equal("exactly  thirty   columns here\n", await Written("exactly  thirty   columns here"));

    [Fact]
    public async Task Text_IsWrappedLineByLine()
        => Assert.Equal(
            "\nOpen this page on any device,\nsign in:\n\n  https://example.com/activate?code=ABCD-EFGH\n\n",
            await Written("\nOpen this page on any device, sign in:\n\n  https://example.com/activate?code=ABCD-EFGH\n"));

    [Fact]
    public async Task Indentation_IsKept()
        => Assert.Equal("  one two three four five six\n  seven\n", await Written("  one two three four five six seven"));

    [Theory]
    [InlineData("There is none. Run 'auth0-mcp init --profile x'.", "There is none. Run\n'auth0-mcp init --profile x'.\n")]
    [InlineData("This is how to fix it ('auth0-mcp doctor').", "This is how to fix it\n('auth0-mcp doctor').\n")]
    [InlineData("This machine's clock is 'ahead of' it", "This machine's clock is\n'ahead of' it\n")]
    [InlineData("Run 'auth0-mcp init --profile production --read-only'.", "Run 'auth0-mcp init --profile\nproduction --read-only'.\n")]
    public async Task CommandInQuotes_StaysOnOneLineWhereItFits(string text, string wrapped)
        => Assert.Equal(wrapped, await Written(text));

    [Fact]
    public async Task WideTerminal_IsNotUsedBeyondAHundredColumns()
        => Assert.Equal(
            100, (await Written(string.Concat(Enumerable.Repeat("nine char ", 60)), 250)).Split('\n')
            .Max(static line => line.Length + 1));

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(10)]
    public async Task TerminalOfNoUsefulWidth_GetsOneLine(int? columns)
        => Assert.Equal(
            "Note: this sign-in ends when its token does.\n", await Written("Note: this sign-in ends when its token does.", columns));

    [Fact]
    public async Task LinesOfTheLog_StayWhole()
    {
        using var terminal = new StringWriter { NewLine = "\n" };
        await using var error = new WrappingWriter(terminal, static () => 30);
        var context = new CliContext(TextWriter.Null, error, static _ => null, static () => Stream.Null, static () => Stream.Null);
        await context.Log.WriteLineAsync("auth0-mcp: GET /clients get_clients 200 12 ms");
        Assert.Equal("auth0-mcp: GET /clients get_clients 200 12 ms\n", terminal.ToString());
        Assert.Same(terminal, (context with { Error = terminal }).Log);
    }

    private static async Task<string> Written(string text, int? columns = 30)
    {
        using var terminal = new StringWriter { NewLine = "\n" };
        await using var writer = new WrappingWriter(terminal, () => columns);
        await writer.WriteLineAsync(text);
        var written = terminal.ToString();
        writer.WriteLine(text);
        Assert.Equal(written + written, terminal.ToString());
        return written;
    }
}
