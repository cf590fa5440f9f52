using Auth0Mcp.Configuration;

namespace Auth0Mcp.Tests.Configuration;

/// <summary>Booleans and lists in variables.</summary>
public class EnvironmentVariablesTests
{
    [Theory]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData("True", true)]
    [InlineData("1", true)]
    [InlineData("yes", true)]
    [InlineData("YES", true)]
    [InlineData(" true ", true)]
    [InlineData("false", false)]
    [InlineData("False", false)]
    [InlineData("0", false)]
    [InlineData("no", false)]
    [InlineData("No", false)]
    public void Boolean_TakesEverySpelling(string text, bool expected) => Assert.Equal(expected, Read(text));

    [Fact]
    public void Boolean_NotSet_IsNull() => Assert.Null(Read(null));

    [Theory]
    [InlineData("maybe")]
    [InlineData("on")]
    [InlineData("2")]
    [InlineData("")]
    [InlineData("tru")]
    [InlineData("truee")]
    public void Boolean_AnythingElse_IsRefusedWithTheSpellings(string text)
    {
        var message = Assert.Throws<UsageException>(() => Read(text)).Message;
        Assert.StartsWith($"AUTH0_MCP_READ_ONLY is '{text}'. Set it to true or false", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Boolean_LongText_IsCut()
        => Assert.InRange(Assert.Throws<UsageException>(static () => Read(new string('x', 5000))).Message.Length, 1, 300);

    [Theory]
    [InlineData("auth0-mcp", true)]
    [InlineData("*", true)]
    [InlineData("express,auth0-mcp", true)]
    [InlineData("express auth0-mcp", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("1", false)]
    [InlineData("auth0", false)]
    [InlineData("not-auth0-mcp", false)]
    public void Debug_IsOnWhereThisProgramIsNamed(string? value, bool expected)
        => Assert.Equal(expected, EnvironmentVariables.IsDebugging(_ => value));

    [Theory]
    [InlineData("", null)]
    [InlineData("  ", null)]
    [InlineData("${user_config.toolsets}", null)]
    [InlineData("logs", "logs")]
    public void EmptiedFieldOfABundle_IsNotSet(string value, string? expected)
        => Assert.Equal(
            expected,
            EnvironmentVariables.Reader(name => name == EnvironmentVariables.EmptyIsUnset ? "true" : value)(
            EnvironmentVariables.Toolsets));

    [Fact]
    public void EmptyVariableOfAShell_StaysEmpty()
        => Assert.Equal(
            "", EnvironmentVariables.Reader(static name => name == EnvironmentVariables.Toolsets ? "" : null)(
            EnvironmentVariables.Toolsets));

    private static bool? Read(string? text) => EnvironmentVariables.Boolean(_ => text, EnvironmentVariables.ReadOnly);
}
