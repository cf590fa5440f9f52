using Auth0Mcp.Text;

namespace Auth0Mcp.Tests.Text;

/// <summary>What others wrote, on its way to a terminal.</summary>
public class VisibleWriterTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("two\nlines\tand a tab\r\n", "two\nlines\tand a tab\r\n")]
    [InlineData("\e[32m✓\e[0m done", "\\u001B[32m✓\\u001B[0m done")]
    [InlineData("\e[31mred\e[33m", "\\u001B[31mred\\u001B[33m")]
    [InlineData("ABCD\u202eEFGH", "ABCD\\u202EEFGH")]
    [InlineData("\e[2J\e[8mhidden", "\\u001B[2J\\u001B[8mhidden")]
    [InlineData("safe\rEVIL", "safe\\rEVIL")]
    [InlineData("a\u200bb\u0007", "a\\u200Bb\\u0007")]
    public void Text_IsShownAsItIs(string text, string expected)
    {
        using var inner = new StringWriter();
        using var writer = new VisibleWriter(inner);
        writer.Write(text);
        Assert.Equal(expected, inner.ToString());
    }

    [Theory]
    [InlineData(Colour.Red, "\e[31ma\\u001B[0mb\e[0m")]
    [InlineData(Colour.None, "a\\u001B[0mb")]
    internal void Colour_IsAroundATextAndNeverOfIt(Colour colour, string expected)
    {
        using var inner = new StringWriter();
        using var writer = new VisibleWriter(inner);
        writer.Write(new ColouredText("a\e[0mb", colour));
        Assert.Equal(expected, inner.ToString());
    }

    [Fact]
    public async Task EveryWayToWrite_IsCleaned()
    {
        using var inner = new StringWriter { NewLine = "\n" };
        await using var writer = new VisibleWriter(inner);
        writer.Write('\u202e');
        writer.Write("\u202e".AsSpan());
        writer.Write("\u202e".ToCharArray(), 0, 1);
        writer.WriteLine("\u202e");
        await writer.WriteAsync("\u202e");
        await writer.WriteLineAsync("\u202e");
        await writer.WriteLineAsync();
        Assert.DoesNotContain("\u202e", inner.ToString(), StringComparison.Ordinal);
        Assert.Equal(6, inner.ToString().Split("\\u202E").Length - 1);
    }
}
