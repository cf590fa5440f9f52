using Auth0Mcp.Text;

namespace Auth0Mcp.Tests.Text;

public sealed class ShortTextTests
{
    [Theory]
    [InlineData("four", "four")]
    [InlineData("fours", "four…")]
    [InlineData("for\U0001F600", "for…")]
    [InlineData("fo\U0001F600r", "fo\U0001F600…")]
    public void Text_IsCutBetweenLetters(string text, string shown) => Assert.Equal(shown, ShortText.Cut(text, 4));
}
