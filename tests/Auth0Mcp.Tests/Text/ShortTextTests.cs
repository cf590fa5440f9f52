using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Requests;
using Auth0Mcp.Cli;
using Auth0Mcp.Configuration;
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

    [Fact]
    public void MessagesAboutLongValues_HoldNoHalfLetters()
    {
        var value = new string('a', 39) + "\U0001F600" + new string('b', 40);
        Action[] refusals =
        [
            () => ConfirmLevels.Parse(value, "--confirm"),
            () => EnvironmentVariables.Boolean(_ => value, "AUTH0_MCP_READ_ONLY"),
            () => EnvironmentVariables.Number(_ => value, "AUTH0_MCP_MAX_CALLS", 1, 2),
            () => CallArguments.FromPairs([value], null),
        ];
        Assert.All(refusals, static refusal => Assert.True(TypedText.IsWhole(Assert.Throws<UsageException>(refusal).Message)));
    }
}
