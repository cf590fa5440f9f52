using Auth0Mcp.Generator.Manifest;

namespace Auth0Mcp.Generator.Tests.Catalogs;

/// <summary>Scopes are told apart by their start, or by patterns.</summary>
public sealed class ScopePatternTests
{
    [Theory]
    [InlineData("read:", "read:users", true)]
    [InlineData("read:", "threads:read:", false)]
    [InlineData("*.read", "users.read", true)]
    [InlineData("*.read", "users.readall", false)]
    [InlineData("okta.*.read", "okta.read", false)]
    [InlineData("okta.*.read", "okta.users.read", true)]
    [InlineData("a*b*c", "a-c-b", false)]
    [InlineData("a*b*c", "a-b-c", true)]
    [InlineData("a*a", "a", false)]
    [InlineData("*", "anything", true)]
    [InlineData("", "anything", false)]
    public void Scope_FitsAsItIsWritten(string pattern, string scope, bool fits)
        => Assert.Equal(fits, ScopePatterns.Of(pattern).Fit(scope));

    [Fact]
    public void WithoutAPattern_NoScopeFits() => Assert.False(ScopePatterns.Of().Fit("read:users"));
}
