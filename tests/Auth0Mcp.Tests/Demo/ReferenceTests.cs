namespace Auth0Mcp.Tests.Demo;

/// <summary>Requests that name what does not exist, or what does not go together, are refused as the API would.</summary>
public sealed class ReferenceTests : IDisposable
{
    private const string Storefront = "qkGKFvERSV9oWu1MPgUwnHbVJPzLZuQy";
    private const string Orders = "https://api.harborbooks.example/orders";
    private const string Organization = "organizations/org_FejMJBgBsV8hhcTK";
    private const string Member = "auth0%7Cb1aab0f3a22fe3fa27a34fdf";
    private const string Grace = "users/auth0%7Cca77b90846ba81ac6d5ef206";
    private const string Role = "rol_9RJkuqKJXCkC5j9n";

    private readonly DemoCaller _tenant = new();

    public void Dispose() => _tenant.Dispose();

    [Theory]
    [InlineData("client-grants", $$"""{"client_id":"nobody00000000000000000000000000","audience":"{{Orders}}","scope":[]}""", 400)]
    [InlineData("client-grants", $$"""{"client_id":"{{Storefront}}","audience":"https://nowhere.example","scope":[]}""", 400)]
    [InlineData(
        "client-grants",
        $$"""{"client_id":"{{Storefront}}","audience":"https://api.harborbooks.example/inventory","scope":["read:stock","burn:"""
        + $$"""stock"]}""", 400)]
    [InlineData(
        "client-grants",
        $$"""{"client_id":"{{Storefront}}","audience":"https://api.harborbooks.example/inventory","scope":["read:stock"]}""", 201)]
    [InlineData(
        "client-grants",
        $$"""{"client_id":"{{Storefront}}","audience":"https://demo.auth0.example/api/v2/","scope":["read:users"]}""", 201)]
    [InlineData(
        Organization + "/invitations",
        """{"inviter":{"name":"Ann"},"invitee":{"email":"bo@example.com"},"client_id":"nobody00000000000000000000000000"}""", 400)]
    [InlineData(
        Organization + "/invitations",
        $$"""{"inviter":{"name":"Ann"},"invitee":{"email":"bo@example.com"},"client_id":"{{Storefront}}","roles":"""
        + $$"""["rol_0000000000000000"]}""", 400)]
    [InlineData(
        Organization + "/invitations",
        $$"""{"inviter":{"name":"Ann"},"invitee":{"email":"bo@example.com"},"client_id":"{{Storefront}}","roles":["{{Role}}"]}""", 200)]
    [InlineData(Organization + "/members", """{"members":["auth0|000000000000000000000000"]}""", 404)]
    [InlineData(Organization + "/members/" + Member + "/roles", """{"roles":["rol_0000000000000000"]}""", 404)]
    [InlineData(Organization + "/members/auth0%7Cca77b90846ba81ac6d5ef206/roles", $$"""{"roles":["{{Role}}"]}""", 400)]
    [InlineData(Organization + "/enabled_connections", """{"connection_id":"con_0000000000000000"}""", 400)]
    [InlineData("roles/" + Role + "/users", """{"users":["auth0|000000000000000000000000"]}""", 404)]
    [InlineData(Grace + "/roles", """{"roles":["rol_0000000000000000"]}""", 404)]
    [InlineData(
        Grace + "/permissions",
        """{"permissions":[{"resource_server_identifier":"https://nowhere.example","permission_name":"read:orders"}]}""", 400)]
    [InlineData(
        "roles/" + Role + "/permissions",
        $$"""{"permissions":[{"resource_server_identifier":"{{Orders}}","permission_name":"burn:orders"}]}""", 400)]
    [InlineData("jobs/users-exports", """{"connection_id":"con_0000000000000000"}""", 400)]
    [InlineData("jobs/verification-email", """{"user_id":"auth0|000000000000000000000000"}""", 404)]
    [InlineData("users", """{"connection":"nowhere","email":"new@example.com","password":"Harbor-Lights-26"}""", 400)]
    [InlineData("users", """{"connection":"north-quay-okta","email":"new@example.com"}""", 400)]
    [InlineData("users", """{"connection":"Username-Password-Authentication","email":"new@example.com"}""", 400)]
    [InlineData("users", """{"connection":"Username-Password-Authentication","email":"new@example.com","password":"x"}""", 400)]
    [InlineData(
        "users",
        """{"connection":"Username-Password-Authentication","email":"new@example.com","password":"alllowercaseletters"}""", 400)]
    [InlineData(
        "users", """{"connection":"Username-Password-Authentication","email":"new@example.com","password":"Harbor-Lights-26"}""", 201)]
    [InlineData(
        "users",
        """{"connection":"Username-Password-Authentication","email":"Grace.Obi@example.com","password":"Harbor-Lights-26"}""", 409)]
    [InlineData(Grace + "/identities", """{"provider":"auth0","user_id":"000000000000000000000000"}""", 400)]
    [InlineData("keys/encryption/rekey", "", 403)]
    public async Task Creation_OfWhatDoesNotFitTheTenant_IsRefused(string path, string body, int status)
    {
        var reply = await _tenant.PostAsync(path, body);
        Assert.True(status == reply.Status, $"{reply.Status}: {reply.Text}");
    }

    [Theory]
    [InlineData("connections/con_FmWTVLRmf8osJSWD", $$"""{"enabled_clients":["{{Storefront}}"]}""")]
    [InlineData(
        "connections/con_FmWTVLRmf8osJSWD",
        """{"options":{"password_options":{"complexity":{"min_length":12}},"passwordPolicy":"good"}}""")]
    [InlineData(
        "connections/con_FmWTVLRmf8osJSWD",
        """{"options":{"attributes":{"email":{"identifier":{"active":true}}},"requires_username":true}}""")]
    [InlineData(
        "connections/con_FmWTVLRmf8osJSWD", """{"options":{"attributes":{"email":{"identifier":{"active":true},"unique":false}}}}""")]
    [InlineData("connections/con_FmWTVLRmf8osJSWD", """{"options":{"attributes":{"email":{"identifier":{"active":false}}}}}""")]
    [InlineData("connections/con_FmWTVLRmf8osJSWD/clients", """[{"client_id":"nobody00000000000000000000000000","status":true}]""")]
    [InlineData("clients/" + Storefront, """{"jwt_configuration":{"alg":"RS256","secret_encoded":false}}""")]
    [InlineData("clients/" + Storefront, """{"signing_keys":[]}""")]
    [InlineData("client-grants/cgr_7PNZVRZ9H2UG6jyS", """{"scope":["burn:stock"]}""")]
    [InlineData(Grace, """{"password":"weak"}""")]
    [InlineData(Grace, """{"email":"tom.okafor@example.com"}""")]
    [InlineData("users/google-oauth2%7C357563859945356843596", """{"email":"new@example.com"}""")]
    [InlineData(
        "actions/triggers/post-login/bindings",
        """{"bindings":[{"ref":{"type":"action_name","value":"Mail after a password change"}}]}""")]
    [InlineData(
        "actions/triggers/post-change-password/bindings",
        """{"bindings":[{"ref":{"type":"action_name","value":"Mail after a password change"}}]}""")]
    public async Task Change_ThatTheApiDoesNotTake_Is400(string path, string body)
    {
        var reply = await _tenant.PatchAsync(path, body);
        Assert.True(reply.Status == 400, $"{reply.Status}: {reply.Text}");
        Assert.NotEmpty(reply["errorCode"]!);
    }

    [Theory]
    [InlineData("emails/provider", "There is not a configured email provider")]
    [InlineData("branding/themes/default", "no default theme")]
    [InlineData("branding/templates/universal-login", "template")]
    [InlineData("connections/con_4kPq8ZtYh2RvN6Lm/scim-configuration", "scim strategy not enabled")]
    [InlineData("connections/con_FmWTVLRmf8osJSWD/scim-configuration", "This connection type does not support SCIM")]
    [InlineData("jobs/job_0000000000000000", "no such job")]
    public async Task WhatIsNotSetUp_Is404WithItsOwnWords(string path, string words)
    {
        var reply = await _tenant.GetAsync(path);
        Assert.Equal(404, reply.Status);
        Assert.Contains(words, reply["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task NetworkList_IsRefusedWithEveryReason()
    {
        var cidrs = string.Join(',', Enumerable.Range(1, 40).Select(static number => $"\"198.51.100.{number}/24\""));
        var reply = await _tenant.PostAsync("network-acls", $$$$"""
            {"description":"x","active":true,"priority":7,"rule":{"action":{"block":true},"scope":"tenant",
            "match":{"ipv4_cidrs":[{{{{cidrs}}}}],"geo_country_codes":["pt"]}}}
            """);
        Assert.Equal(400, reply.Status);
        Assert.All(
            (string[])["ipv4_cidrs[0]", "ipv4_cidrs[39]", "geo_country_codes[0]"],
            reason => Assert.Contains(reason, reply["message"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task SeveralVerifiedDomains_NeedTheOneThatIsMeant()
    {
        const string body =
            """{"connection":"Username-Password-Authentication","email":"new@example.com","password":"Harbor-Lights-26"}""";
        var domain = await _tenant.PostAsync("custom-domains", """{"domain":"shop.harborbooks.example","type":"auth0_managed_certs"}""");
        await _tenant.PostAsync($"custom-domains/{domain["custom_domain_id"]}/verify");
        await _tenant.GetAsync("custom-domains");
        Assert.Equal("custom_domain_conflict", (await _tenant.PostAsync("users", body))["errorCode"]);
        _tenant.Http.DefaultRequestHeaders.Add("auth0-custom-domain", "shop.harborbooks.example");
        Assert.Equal(201, (await _tenant.PostAsync("users", body)).Status);
    }
}
