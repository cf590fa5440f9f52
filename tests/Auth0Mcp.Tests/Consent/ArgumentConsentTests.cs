using System.Text.Json;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Consent;

/// <summary>
/// Access depends on arguments: what overwrites something that no read brings back waits for a person, and other arguments of the
/// same tool do not.
/// </summary>
public sealed class ArgumentConsentTests
{
    private readonly TestTenant _tenant = new TestTenant().Answers(static request
        => request.Method == "GET" ? """{"id":"x","name":"Thing","bindings":[{"id":"b1"}]}""" : "{}");

    [Theory]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","password":"Made-Up-1234567"}""")]
    [InlineData("auth0_update_application", """{"client_id":"k7Q","client_secret":"made-up-secret-value-0123456789"}""")]
    [InlineData("auth0_set_rule_config_variable", """{"key":"API_KEY","value":"made-up"}""")]
    [InlineData("auth0_set_trigger_bindings", """{"trigger_id":"post-login","bindings":[]}""")]
    [InlineData("auth0_set_mfa_policies", """{"policies":[]}""")]
    [InlineData("auth0_set_mfa_phone_message_types", """{"message_types":["sms"]}""")]
    [InlineData("auth0_update_log_stream", """{"log_stream_id":"lst_0000000000001","sink":{"httpAuthorization":"Bearer made-up"}}""")]
    [InlineData("auth0_update_connection", """{"connection_id":"con_0000000000000001","options":{"api_secret":""}}""")]
    [InlineData("auth0_update_connection", """{"connection_id":"con_0000000000000001","options":{"pin":1234}}""")]
    public async Task WhatDoesNotComeBack_WaitsForAPerson(string tool, string arguments)
    {
        var answer = await Pipeline().CallAsync(tool, arguments);
        Assert.Equal("confirmation_required", answer.Kind);
        Assert.Contains("does not come back", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(_tenant.Requests, static request => request.Method != "GET");
    }

    [Theory]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","nickname":"Ann"}""")]
    [InlineData("auth0_update_application", """{"client_id":"k7Q","name":"Shop"}""")]
    [InlineData("auth0_create_application", """{"name":"Shop"}""")]
    [InlineData(
        "auth0_update_resource_server", """{"id":"64a9c0e17b00000000000001","token_lifetime":7200,"token_lifetime_for_web":3600}""")]
    [InlineData("auth0_update_connection", """{"connection_id":"con_0000000000000001","options":{"secret_is_encoded":false}}""")]
    [InlineData(
        "auth0_update_connection", """{"connection_id":"con_0000000000000001","options":{"token_ttl":300,"use_oauth_token":true}}""")]
    public async Task OtherArguments_GoAhead(string tool, string arguments)
    {
        _ = (await Pipeline().CallAsync(tool, arguments)).Success;
        Assert.Contains(_tenant.Requests, static request => request.Method != "GET");
    }

    [Fact]
    public async Task SameArguments_WaitThroughACallerToo()
    {
        var answer = await Pipeline()
            .CallAsync("auth0_call_write_tool", """{"name":"auth0_set_mfa_policies","arguments":{"policies":[]}}""");
        Assert.Equal("confirmation_required", answer.Kind);
        var token = answer.Error.GetProperty("confirmation").GetString();
        Assert.NotNull(token);
    }

    [Fact]
    public async Task ConfirmedLoss_GoesAhead()
    {
        var pipeline = Pipeline();
        var token = (await pipeline.CallAsync("auth0_set_mfa_policies", """{"policies":[]}""")).Error.GetProperty("confirmation")
            .GetString();
        Assert.False((await pipeline.CallAsync("auth0_set_mfa_policies", $$"""{"policies":[],"confirmation":"{{token}}"}""")).IsError);
        Assert.Contains(_tenant.Requests, static request => request.Method != "GET");
    }

    [Fact]
    public void ExportOfUsers_IsNotARead()
        => Assert.NotEqual(ToolAccess.Read, ToolSamples.Tool("auth0_export_users").Access);

    [Theory]
    [MemberData(nameof(Switches))]
    public void Switch_ReplacesNoSecret(string tool, string argument)
        => Assert.Null(
            IrrevocableLoss.Of(ToolSamples.Tool(tool), new Dictionary<string, JsonElement> { [argument] = JsonElement.Parse("true") }));

    /// <summary>Every argument of a change that is a switch, and that the manifest does not name.</summary>
    public static TheoryData<string, string> Switches()
    {
        var switches = new TheoryData<string, string>();
        foreach (var tool in ManagementCatalog.All().OfType<OperationTool>()
            .Where(static tool => tool.Access == ToolAccess.Write && tool.Operation.Method is "PATCH" or "PUT"))
        {
            foreach (var argument in JsonElement.Parse(tool.EnforcedSchema).GetProperty("properties").EnumerateObject())
            {
                if (argument.Value.TryGetProperty("type", out var type) && type.ToString() == "boolean"
                    && !tool.ConfirmedArguments.Contains(argument.Name))
                {
                    switches.Add(tool.Name, argument.Name);
                }
            }
        }

        return switches;
    }

    private Pipeline Pipeline() => new(_tenant, confirm: ConfirmLevel.Destructive);
}
