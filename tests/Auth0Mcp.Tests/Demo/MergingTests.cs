namespace Auth0Mcp.Tests.Demo;

/// <summary>PATCH replaces what is nested, keeps what is left out beside it, and merges metadata at its first level.</summary>
public sealed class MergingTests : IDisposable
{
    private const string Saml = "connections/con_7sXw3BdFj9TcM5Ke";
    private const string Grace = "users/auth0%7Cca77b90846ba81ac6d5ef206";

    private readonly DemoCaller _tenant = new();

    public void Dispose() => _tenant.Dispose();

    [Fact]
    public async Task Options_AreReplacedAsAWhole()
    {
        var changed = await _tenant.PatchAsync(Saml, """{"options":{"signInEndpoint":"https://idp.example.com/sso"}}""");
        Assert.Equal("""{"signInEndpoint":"https://idp.example.com/sso"}""", changed["options"]);
        Assert.Equal("Lantern House", (await _tenant.GetAsync(Saml))["display_name"]);
    }

    [Fact]
    public async Task OptionsSentBackAsRead_StayWhatTheyWere()
    {
        var before = (await _tenant.GetAsync(Saml))["options"];
        await _tenant.PatchAsync(Saml, $$"""{"options":{{before}}}""");
        Assert.Equal(before, (await _tenant.GetAsync(Saml))["options"]);
    }

    [Theory]
    [InlineData(
        "oidc", """{"type":"back_channel","client_id":"cid","client_secret":"s3cret-made-up","discovery_url":"https:"""
        + """//idp.example.com/.well-known/openid-configuration","userinfo_endpoint":null}""")]
    [InlineData("samlp", """{"signInEndpoint":"https://idp.example.com/sso","fieldsMap":{"email":"mail"},"unknown_to_all":1}""")]
    [InlineData("waad", """{"client_id":"cid","client_secret":"s3cret-made-up","tenant_domain":"acme.example.com","ext_groups":true}""")]
    [InlineData(
        "sms", """{"twilio_sid":"made-up","twilio_token":"t0ken-made-up","totp":{"length":6,"time_step":300},"disable_signup":false}""")]
    public async Task Connection_KeepsEveryOptionItWasMadeWith(string strategy, string options)
    {
        var made = await _tenant.PostAsync(
            "connections",
            $$"""{"name":"acme-{{strategy}}","strategy":"{{strategy}}","options":{{options}},"enabled_clients":"""
            + $$"""["qkGKFvERSV9oWu1MPgUwnHbVJPzLZuQy"]}""");
        Assert.Equal(201, made.Status);
        var shown = await _tenant.GetAsync("connections/" + made["id"]);
        Assert.Equal(
            (options, $"[\"acme-{strategy}\"]", """["qkGKFvERSV9oWu1MPgUwnHbVJPzLZuQy"]"""),
            (shown["options"], shown["realms"], shown["enabled_clients"]));
    }

    [Fact]
    public async Task EnabledClients_FollowTheClientsOfTheConnection()
    {
        Assert.Equal(
            204, (await _tenant.PatchAsync(
            Saml + "/clients",
            """[{"client_id":"qkGKFvERSV9oWu1MPgUwnHbVJPzLZuQy","status":true},"""
            + """{"client_id":"mBWqW6UVmSyzbZMN9PgYBm1ChoquSS8w","status":false}]""")).Status);
        Assert.Equal("""["qkGKFvERSV9oWu1MPgUwnHbVJPzLZuQy"]""", (await _tenant.GetAsync(Saml))["enabled_clients"]);
    }

    [Fact]
    public async Task UserMetadata_MergesAtTheFirstLevelOnly()
    {
        await _tenant.PatchAsync(Grace, """{"app_metadata":{"plan":{"name":"gold","seats":3},"note":"x"}}""");
        var changed = await _tenant.PatchAsync(Grace, """{"app_metadata":{"plan":{"name":"tin"},"note":null}}""");
        Assert.Equal("""{"loyalty_tier":"silver","plan":{"name":"tin"}}""", changed["app_metadata"]);
    }

    [Fact]
    public async Task EmptyMetadata_RemovesAllOfIt()
    {
        Assert.NotNull((await _tenant.GetAsync(Grace))["app_metadata"]);
        Assert.Equal("{}", (await _tenant.PatchAsync(Grace, """{"app_metadata":{}}"""))["app_metadata"]);
    }

    [Fact]
    public async Task PartOfASink_KeepsTheRest()
    {
        var stream = await _tenant.PostAsync(
            "log-streams",
            """{"name":"Ops","type":"http","sink":{"httpEndpoint":"https:"""
            + """//logs.example.com","httpContentType":"application/json","httpAuthorization":"made-up-key"}}""");
        var changed = await _tenant.PatchAsync("log-streams/" + stream["id"], """{"sink":{"httpEndpoint":"https://new.example.com"}}""");
        Assert.Equal("https://new.example.com", changed.Body.GetProperty("sink").GetProperty("httpEndpoint").GetString());
        Assert.Equal("made-up-key", changed.Body.GetProperty("sink").GetProperty("httpAuthorization").GetString());
    }

    [Fact]
    public async Task Addons_AreReplacedAndNullRemovesThem()
    {
        const string client = "clients/qkGKFvERSV9oWu1MPgUwnHbVJPzLZuQy";
        await _tenant.PatchAsync(
            client, """{"addons":{"samlp":{"audience":"https://sp.example.com","typedAttributes":true,"logout":{"slo_enabled":"""
            + """true}},"wsfed":{}}}""");
        Assert.Equal(
            """{"samlp":{"audience":"https://sp.example.com","typedAttributes":true,"logout":{"slo_enabled":true}},"wsfed":{}}""",
            (await _tenant.GetAsync(client))["addons"]);
        Assert.Equal("""{"wsfed":{}}""", (await _tenant.PatchAsync(client, """{"addons":{"wsfed":{}}}"""))["addons"]);
        Assert.Null((await _tenant.PatchAsync(client, """{"addons":null}"""))["addons"]);
    }

    [Fact]
    public async Task WhatTheDocumentLeavesOut_IsTakenAndShown()
    {
        Assert.Equal(
            200, (await _tenant.PatchAsync(
            "tenants/settings",
            """{"universal_login":{"colors":{"primary":"#1F4E79"}},"flags":{"enable_client_connections":true}}""")).Status);
        var settings = await _tenant.GetAsync("tenants/settings");
        Assert.Equal("""{"colors":{"primary":"#1F4E79"}}""", settings["universal_login"]);
        Assert.Equal("True", settings.Body.GetProperty("flags").GetProperty("no_disclose_enterprise_connections").ToString());
        var stream = await _tenant.PostAsync(
            "event-streams",
            """{"name":"Hook","subscriptions":[{"event_type":"user.created"}],"destination":{"type":"webhook","configuration":"""
            + """{"webhook_endpoint":"https://hooks.example.com","webhook_authorization":"""
            + """{"method":"bearer","token":"made-up-token"}}}}""");
        Assert.Equal(201, stream.Status);
        Assert.DoesNotContain("made-up-token", stream.Text, StringComparison.Ordinal);
        var authorization = stream.Body.GetProperty("destination").GetProperty("configuration").GetProperty("webhook_authorization");
        Assert.Equal("bearer", authorization.GetProperty("method").GetString());
    }

    [Fact]
    public async Task Permission_IsShownWithTheWordsOfItsApi()
    {
        const string permission =
            """{"permissions":[{"resource_server_identifier":"https:"""
                + """//api.harborbooks.example/orders","permission_name":"refund:orders"}]}""";
        const string role = "roles/rol_9RJkuqKJXCkC5j9n/permissions";
        await _tenant.PostAsync(role, permission);
        Assert.Contains("Pay money back", (await _tenant.GetAsync(role)).All("description"));
        await _tenant.DeleteAsync(role, permission);
        Assert.Equal("read:orders,create:orders,cancel:orders", string.Join(',', (await _tenant.GetAsync(role)).All("permission_name")));
    }
}
