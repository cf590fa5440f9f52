using System.Text.Json;
using Auth0Mcp.Calls.Errors;
using Auth0Mcp.Configuration;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tests.SignIn.OAuth;

namespace Auth0Mcp.Tests.Calls;

public partial class ErrorRuleTests
{
    [Fact]
    public async Task ScopeThatTheTokenHas_IsNotCalledMissing()
    {
        var answer = await Call(
            "auth0_list_users", "{}", 403, "insufficient_scope", "Insufficient scope, expected any of: read:users",
            "read:logs read:users");
        Assert.False(answer.Error.TryGetProperty("missing_scope", out _));
        Assert.DoesNotContain("scope", answer.Next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Insufficient scope, expected any of: read:users,read:user_idp_tokens")]
    [InlineData("No")]
    public async Task ScopeThatTheTokenLacks_IsNamed(string message)
    {
        var answer = await Call("auth0_list_users", "{}", 403, "insufficient_scope", message, "read:logs");
        Assert.Equal("read:users", answer.Error.GetProperty("missing_scope").GetString());
        Assert.Contains("lacks the scope read:users", answer.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneOfTheScopesThatAnyOfWouldDo_IsEnough()
        => Assert.False(
            (await Call(
            "auth0_list_users", "{}", 403, "insufficient_scope", "expected any of: read:users,read:user_idp_tokens",
            "read:user_idp_tokens"))
            .Error.TryGetProperty("missing_scope", out _));

    [Fact]
    public async Task TokenThatDoesNotTellItsScopes_IsSaidToBeOne()
    {
        var answer = await Call("auth0_list_users", "{}", 403, "insufficient_scope", "No");
        Assert.False(answer.Error.TryGetProperty("missing_scope", out _));
        Assert.Contains("does not tell its scopes", answer.Next, StringComparison.Ordinal);
        Assert.Contains("read:users", answer.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TokenOfTheEnvironment_IsReplacedThere()
    {
        var next = (await Call("auth0_list_users", "{}", 403, "insufficient_scope", "Insufficient scope", "read:logs")).Next;
        Assert.Contains("AUTH0_TOKEN", next, StringComparison.Ordinal);
        Assert.DoesNotContain("init", next, StringComparison.Ordinal);
    }
}
