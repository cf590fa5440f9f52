using System.Diagnostics;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Text;

namespace Auth0Mcp.Tests.Text;

/// <summary>Words of commands that are printed for pasting: a shell reads each as it is.</summary>
public class ShellWordTests
{
    [Theory]
    [InlineData("auth0_list_logs,core", "auth0_list_logs,core")]
    [InlineData("env:STRIPE_KEY", "env:STRIPE_KEY")]
    [InlineData("", "''")]
    [InlineData("a b", "'a b'")]
    [InlineData("it's", @"'it'\''s'")]
    public void Word_IsQuotedWhereAShellWouldReadMore(string word, string written) => Assert.Equal(written, ShellWord.Of(word));

    [UnixFact]
    public void Shell_ReadsTheWordAndNothingElse()
    {
        const string Word = "x'; touch PWNED #$(id)`id`\\\"&|<>*?~!{}[]\n";
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardOutput = true,
            ArgumentList = { "-c", $"printf %s {ShellWord.Of(Word)}" }
        };
        using var shell = Process.Start(start)!;
        Assert.Equal(Word, shell.StandardOutput.ReadToEnd());
    }

    [Fact]
    public void WordThatATerminalTakesForKeys_IsNotForPasting()
        => Assert.Equal((false, true), (ShellWord.CanBePasted("a\e[201~b"), ShellWord.CanBePasted("a'b ü")));
}
