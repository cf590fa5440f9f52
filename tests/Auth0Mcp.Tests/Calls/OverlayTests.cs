using System.Text.Json.Nodes;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Calls;

/// <summary>What the API takes and returns though its document says otherwise; the overlay has the reasons.</summary>
public class OverlayTests
{
    [Theory]
    [InlineData(
        "auth0_update_tenant_settings",
        """{"universal_login":{"colors":{"primary":"#112233","page_background":{"type":"linear-gradient"}}},"flags":"""
        + """{"use_scope_descriptions_for_consent":true}}""")]
    [InlineData("auth0_create_resource_server", """{"identifier":"https://a.example","token_lifetime_for_web":600}""")]
    [InlineData("auth0_update_resource_server", """{"id":"x","token_lifetime_for_web":600}""")]
    [InlineData(
        "auth0_update_application",
        """{"client_id":"x","addons":null,"signed_request_object":null,"oidc_backchannel_logout":null,"oidc_logout":"""
        + """null,"token_vault_privileged_access":null}""")]
    [InlineData(
        "auth0_update_application",
        """{"client_id":"x","token_vault_privileged_access":{"credentials":[],"grants":[{"connection":"c"}]}}""")]
    [InlineData(
        "auth0_update_connection", """{"connection_id":"con_0123456789abcdef","cross_app_access_resource_app":{"status":"enabled"}}""")]
    [InlineData("auth0_update_connection", """{"connection_id":"con_0123456789abcdef","cross_app_access_resource_app":null}""")]
    [InlineData("auth0_update_log_stream", """{"log_stream_id":"lst_1","sink":{"datadogRegion":"eu"}}""")]
    [InlineData("auth0_update_suspicious_ip_throttling", """{"stage":{"pre-custom-token-exchange":{"max_attempts":5,"rate":600000}}}""")]
    [InlineData("auth0_create_role", """{"name":"Editor","type":"organization","owner_id":"org_1"}""")]
    [InlineData("auth0_create_organization", """{"name":"acme","third_party_client_access":"block","is_app_entitlement_active":true}""")]
    [InlineData(
        "auth0_create_network_acl",
        """{"description":"d","active":true,"priority":1,"rule":{"action":{"block":true},"scope":"tenant","match":"""
        + """{"auth0_managed":["auth0.relay"]}}}""")]
    [InlineData("auth0_create_user", """{"connection":"db","email":"ann@books.example","picture":"portrait"}""")]
    [InlineData("auth0_update_user", """{"user_id":"auth0|1","picture":"portrait"}""")]
    [InlineData("auth0_update_log_stream", """{"log_stream_id":"lst_1","filters":[{"type":"category","name":"security"}]}""")]
    [InlineData(
        "auth0_update_screen_rendering",
        """{"prompt":"login","screen":"login","filters":{"clients":[{"id":"c1","metadata":{"a":"b"}}]}}""")]
    [InlineData(
        "auth0_update_screen_rendering",
        """{"prompt":"login","screen":"login","filters":{"organizations":[{"id":"o1","metadata":{"a":"b"}}]}}""")]
    [InlineData(
        "auth0_update_screen_rendering",
        """{"prompt":"login","screen":"login","filters":{"domains":[{"id":"cd_1","metadata":{"a":"b"}}]}}""")]
    public async Task RequestThatTheApiTakes_IsSentAsGiven(string tool, string arguments)
    {
        var tenant = new TestTenant();
        var answer = await tenant.CallAsync(tool, arguments);
        Assert.False(answer.IsError, answer.Text);
        var sent = JsonNode.Parse(tenant.Requests[^1].Body!)!.AsObject();
        Assert.All(
            JsonNode.Parse(arguments)!.AsObject().Where(pair => ToolSamples.Tool(tool).BodyProperty(pair.Key) is not null),
            pair => Assert.True(sent.ContainsKey(pair.Key) && JsonNode.DeepEquals(pair.Value, sent[pair.Key]), pair.Key));
    }

    [Fact]
    public async Task FieldsOfApis_AreAskedFor()
    {
        var tenant = new TestTenant().Answers(200, """{"start":0,"limit":50,"total":1,"resource_servers":[{"id":"a1"}]}""");
        var answer = await tenant.CallAsync("auth0_list_resource_servers", """{"fields":"id,identifier","include_fields":true}""");
        Assert.False(answer.IsError, answer.Text);
        Assert.Contains("fields=id%2Cidentifier", tenant.Request.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bearer", "token")]
    [InlineData("basic", "password")]
    public async Task WebhookOfAnEventStream_TakesItsCredentials(string method, string secret)
    {
        var tenant = new TestTenant();
        var user = method == "basic" ? "\"username\":\"ann\"," : "";
        var answer = await tenant.CallAsync("auth0_create_event_stream", $$"""
            {"event_stream":{"name":"hook","subscriptions":[{"event_type":"user.created"}],"destination":{"type":"webhook","configuration":{
              "webhook_endpoint":"https://hooks.example.com/in","webhook_authorization":{"method":"{{method}}",
              {{user}}"{{secret}}":"made-up-credential"} } } } }
            """);
        Assert.False(answer.IsError, answer.Text);
        Assert.Contains("made-up-credential", tenant.Request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NullWhereNobodyTakesIt_IsStillRefused()
        => Assert.Contains(
            "name: expected string",
            (await new TestTenant().CallAsync("auth0_update_application", """{"client_id":"x","name":null}""")).Problems,
            StringComparison.Ordinal);
}
