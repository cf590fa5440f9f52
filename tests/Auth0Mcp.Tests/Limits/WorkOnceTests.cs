using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Catalog;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tests.Limits;

/// <summary>What is known of the arguments of a call is found out once.</summary>
public class WorkOnceTests
{
    [Fact]
    public void ArgumentsThatFit_AreNotCheckedAgain()
    {
        var tool = ToolRegistry.Instance.Find("auth0_search_tools")!;
        var plan = new ToolPlans().For(tool);
        var arguments = new CountedArguments("""{"query":"rotate a key"}""");
        var (call, _, fit) = ArgumentReader.Read(tool, plan, new ToolCall(tool.Name, arguments));
        Assert.NotNull(fit);
        var (walks, looks) = (arguments.Walks, arguments.Looks);
        Assert.InRange(walks + looks, 1, int.MaxValue);
        Assert.Null(ArgumentChecker.Check(tool, plan, call, static _ => false, fit));
        Assert.Equal((walks, looks), (arguments.Walks, arguments.Looks));
    }

    [Fact]
    public void OtherArgumentsThanThoseThatFit_AreChecked()
    {
        var tool = ToolRegistry.Instance.Find("auth0_search_tools")!;
        var plan = new ToolPlans().For(tool);
        var (call, _, fit) = ArgumentReader.Read(
            tool, plan, new ToolCall(tool.Name, Pipeline.Arguments("""{"query":"rotate a key"}""")));
        var other = call with { Arguments = Pipeline.Arguments("""{"query":1}""") };
        Assert.NotNull(ArgumentChecker.Check(tool, plan, other, static _ => false, fit));
    }

    [Fact]
    public async Task WhatAChangeOverwrites_IsLookedForOnce()
        => Assert.Equal(1, await WalksAsync(ConfirmLevel.Destructive) - await WalksAsync(ConfirmLevel.Never));

    [Theory]
    [InlineData("[REDACTED]")]
    [InlineData(" [redacted]\\n")]
    public void MaskHoweverItIsWritten_OverwritesNothing(string mask)
        => Assert.Null(Loss("auth0_update_application", $$"""{"client_id":"c1","client_secret":"{{mask}}"}"""));

    [Fact]
    public void NewSecret_IsNamedByItsPath()
        => Assert.Equal(
            "The secret options.configuration.DB_URL is overwritten, and the present one does not come back.",
            Loss("auth0_update_connection", """{"connection_id":"con_1","options":{"configuration":{"DB_URL":"postgres-new-9"}}}"""));

    private static string? Loss(string tool, string arguments)
        => IrrevocableLoss.Of(ToolRegistry.Instance.Find(tool)!, Pipeline.Arguments(arguments));

    /// <summary>How often an ordinary change goes through its arguments.</summary>
    private static async Task<int> WalksAsync(ConfirmLevel level)
    {
        var arguments = new CountedArguments("""{"client_id":"c1","name":"Shop"}""");
        var pipeline = new Pipeline(new TestTenant(), confirm: level);
        var result = await pipeline.Caller.CallAsync(new ToolCall("auth0_update_application", arguments), CancellationToken.None);
        Assert.False(result.IsError, result.ToJson());
        return arguments.Walks;
    }
}
