using Auth0Mcp.Validation;

namespace Auth0Mcp.Tests.Validation;

/// <summary>How busy the machine is decides about no text: where the engine is linear, no clock runs.</summary>
public sealed class SlowPatternTests
{
    [Fact]
    public void PatternOfTheLinearEngine_HasNoTimeLimit()
    {
        var pattern = new PatternRegex("^(a+)+$");

        Assert.True(pattern.IsMatch(new string('a', 2_000_000)));
        Assert.False(pattern.IsMatch(new string('a', 2_000_000) + "!"));
    }
}
