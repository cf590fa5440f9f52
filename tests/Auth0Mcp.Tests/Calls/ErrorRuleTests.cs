using System.Text.Json;
using Auth0Mcp.Calls.Errors;
using Auth0Mcp.Configuration;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tests.SignIn.OAuth;

namespace Auth0Mcp.Tests.Calls;

/// <summary>What an error says to do: the status alone does not tell.</summary>
public partial class ErrorRuleTests
{
    [Theory]
    [InlineData("auth0_get_supplemental_signals", "insufficient_scope", "Please upgrade your subscription to enable Parrot Signals.")]
    [InlineData("auth0_get_supplemental_signals", "insufficient_scope", "The parrot feature is not enabled for this tenant.")]
    [InlineData("auth0_get_bot_detection", "insufficient_entitlement", "Ask for parrots")]
    [InlineData("auth0_get_bot_detection", "insufficient_scope", "Upgrade subscription first")]
    [InlineData("auth0_list_applications", "feature_not_enabled", "No")]
    [InlineData("auth0_list_organizations", "insufficient_scope", "Your plan does not include parrots")]
    [InlineData(
        "auth0_list_organizations", "insufficient_scope",
        "Parrots are not available on your current plan, which read:organizations needs")]
    public async Task WhatThePlanDoesNotInclude_IsNotBlamedOnTheSignIn(string tool, string code, string message)
    {
        var answer = await Call(tool, "{}", 403, code, message);
        Assert.Contains("plan", answer.Next, StringComparison.Ordinal);
        Assert.DoesNotContain("scope", answer.Next, StringComparison.Ordinal);
        Assert.DoesNotContain("sign in again", answer.Next, StringComparison.Ordinal);
        Assert.False(answer.Error.TryGetProperty("missing_scope", out _));
    }

    [Theory]
    [InlineData(404, "The role does not exist.")]
    [InlineData(400, "Some role ids are not valid.")]
    public async Task RoleByItsName_IsSentToTheListOfRoles(int status, string message)
    {
        var answer = await Call(
            "auth0_assign_user_roles", """{"user_id":"auth0|1","roles":["Editor"]}""", status, "invalid_body", message);
        Assert.Contains("auth0_list_roles shows the ids", answer.Next, StringComparison.Ordinal);
        Assert.DoesNotContain("Either nothing", answer.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RenamedTool_IsCalledRenamed()
    {
        var answer = await new TestTenant().CallAsync("auth0_list_directory_synchronized_groups", """{"id":"con_1"}""");
        Assert.Equal(
            "'auth0_list_directory_synchronized_groups' was renamed to 'auth0_list_synchronized_groups' in version 0.1.0.",
            answer.Message);
    }

    [Theory]
    [InlineData("auth0_get_email_provider", "{}", "There is no configured parrot provider", "auth0_create_email_provider")]
    [InlineData("auth0_get_default_branding_theme", "{}", "No theme", "auth0_create_branding_theme")]
    [InlineData("auth0_get_login_page_template", "{}", "Not Found", "auth0_set_login_page_template")]
    [InlineData("auth0_get_phone_provider", """{"provider_id":"x"}""", "Parrot not found", "auth0_create_phone_provider")]
    [InlineData(
        "auth0_get_scim_configuration", """{"connection_id":"con_1"}""", "scim strategy not enabled", "auth0_create_scim_configuration")]
    [InlineData("auth0_get_scim_configuration", """{"connection_id":"con_1"}""", "Not Found", "auth0_create_scim_configuration")]
    [InlineData("auth0_get_directory_provisioning", """{"connection_id":"con_1"}""", "Not Found", "auth0_create_directory_provisioning")]
    [InlineData("auth0_get_default_domain", "{}", "No default", "auth0_set_default_domain")]
    [InlineData(
        "auth0_get_email_template", """{"template_name":"reset_email"}""", "The parrot does not exist.", "auth0_create_email_template")]
    [InlineData("auth0_get_mfa_duo_settings", "{}", "Not Found", "auth0_set_mfa_duo_settings")]
    [InlineData("auth0_get_mfa_apns_provider", "{}", "Not Found", "auth0_set_mfa_apns_provider")]
    public async Task WhatIsNotSetUpYet_NamesTheToolThatDoesIt(string tool, string arguments, string message, string creates)
        => Assert.Contains(creates, (await Call(tool, arguments, 404, null, message)).Next, StringComparison.Ordinal);

    [Fact]
    public async Task ConnectionThatTakesNoScim_IsNotOfferedIt()
    {
        var next =
            (await Call(
                "auth0_get_scim_configuration", """{"connection_id":"con_1"}""", 404, null,
                "This connection type does not support SCIM")).Next;
        Assert.DoesNotContain("auth0_create_scim_configuration", next, StringComparison.Ordinal);
        Assert.Contains("strategy", next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auth0_get_application", """{"client_id":"x"}""", "auth0_list_applications")]
    [InlineData("auth0_delete_role", """{"role_id":"x"}""", "auth0_list_roles")]
    [InlineData("auth0_list_role_users", """{"role_id":"x"}""", "auth0_list_roles")]
    [InlineData("auth0_list_role_permissions", """{"role_id":"Bookseller"}""", "auth0_list_roles")]
    [InlineData(
        "auth0_update_connection_applications", """{"connection_id":"x","applications":[{"client_id":"x","status":true}]}""",
        "auth0_list_connections")]
    [InlineData(
        "auth0_set_trigger_bindings", """{"trigger_id":"post-login","bindings":[{"ref":{"type":"action_name","value":"x"}}]}""",
        "auth0_list_actions")]
    public async Task UnknownId_NamesTheListThatShowsIds(string tool, string arguments, string part)
        => Assert.Contains(part, (await Call(tool, arguments, 404, null, "There is no such parrot")).Next, StringComparison.Ordinal);

    [Fact]
    public void ListAfterANotFound_NeverNeedsAllTheIdsAgain()
        => Assert.All(ManagementCatalog.All().Where(static tool => Ids(tool) > 0), static tool =>
            Assert.True(RelatedTools.Listing(tool, isMissing: true) is not { } list || Ids(list) < Ids(tool), tool.Name));

    [Fact]
    public async Task SecondEmailProvider_IsSentToTheFirst()
        => Assert.Contains(
            "auth0_get_email_provider",
            (await Call(
            "auth0_create_email_provider", """{"name":"sendgrid","credentials":{"api_key":"x"}}""", 409, null, "There is one.")).Next,
            StringComparison.Ordinal);

    private static int Ids(OperationTool tool) => tool.Operation.Path.Count(static character => character == '{');

    [Fact]
    public async Task SeveralCustomDomains_AreToldApartByTheArgument()
    {
        const string User = """{"connection":"c","email":"ann@example.com","password":"Made-Up-1234567"}""";
        var next = (await Call("auth0_create_user", User, 409, "custom_domain_conflict", "There are several domains.")).Next;
        Assert.Contains("`custom_domain`", next, StringComparison.Ordinal);
        Assert.DoesNotContain("already exists", next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralCustomDomains_OfferNoArgumentThatTheToolHasNot()
        => Assert.DoesNotContain(
            "`", (await Call("auth0_list_applications", "{}", 409, "custom_domain_conflict", "There are several domains.")).Next,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("auth0_deploy_action", """{"id":"x"}""", "A draft must be in the 'built' state", "auth0_get_action")]
    [InlineData("auth0_publish_action_module", """{"module_id":"x"}""", "The module is still being built", "status")]
    [InlineData(
        "auth0_import_users", """{"connection_id":"con_0123456789abcdef","users":[{"email":"a@example.com"}]}""",
        "Another import is in progress", "status")]
    public async Task WhatIsStillUnderWay_IsWaitedFor(string tool, string arguments, string message, string part)
    {
        var answer = await Call(tool, arguments, 400, null, message);
        Assert.Contains("Wait", answer.Next, StringComparison.Ordinal);
        Assert.Contains(part, answer.Next, StringComparison.Ordinal);
        Assert.DoesNotContain("Correct the arguments", answer.Next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "too_many_entities", "You have reached the limit of parrots for this tenant", "plan allows")]
    [InlineData(403, "operation_forbidden", "Parrots are deprecated", "retired")]
    [InlineData(400, "user_exists", "Ann is here", "already exists")]
    [InlineData(409, null, "The parrot already exists.", "already exists")]
    [InlineData(409, null, "The parrot is in use by two cages", "uses this")]
    [InlineData(400, "invalid_paging", "You can only page through the first 1000 records", "1,000")]
    [InlineData(400, "operation_not_supported", "Not for parrots", "kind")]
    [InlineData(400, null, "PasswordStrengthError: Password is too weak", "policy")]
    [InlineData(503, null, "Down", "Auth0 has a problem")]
    public async Task OtherKinds_SayWhatToDo(int status, string? code, string message, string part)
        => Assert.Contains(part, (await Call("auth0_list_users", "{}", status, code, message)).Next, StringComparison.Ordinal);

    [Fact]
    public async Task MessageOfTwoKilobytes_IsWhole()
    {
        var reasons = string.Join("; ", Enumerable.Range(0, 200).Select(static index => $"rule {index}: no"))[..2048];
        Assert.Equal(reasons, (await Call("auth0_list_users", "{}", 400, "invalid_body", reasons)).Message);
    }

    [Fact]
    public async Task SecretAcrossTheCut_IsNotShownInPart()
    {
        var message = new string('x', 2040) + " Bearer " + TestTenant.Token;
        Assert.DoesNotContain("canary", (await Call("auth0_list_users", "{}", 400, null, message)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StructuredReasons_AreKeptWithoutTheValuesThatTheyRepeat()
    {
        var body =
            $$"""{"message":"No","errors":[{"path":["rule",0],"reason":"is """
                + $$"""empty"},{"message":"{{TestTenant.Token}}"},{"value":"made-up"}],"details":{"client":{"x":1} } }""";
        var reasons = (await new TestTenant().Answers(400, body).CallAsync("auth0_list_users")).Error.GetProperty("reasons");
        Assert.Equal(
            """{"errors":[{"path":["rule",0],"reason":"is empty"},{"message":"[REDACTED]"}]}""", reasons.GetRawText());
    }

    [Fact]
    public async Task HugeReasons_AreShortened()
    {
        var body =
            $$"""{"message":"No","errors":["""
                + $$"""{{string.Join(',', Enumerable.Range(0, 5000).Select(static index => $"\"reason {index}\""))}}]}""";
        Assert.InRange((await new TestTenant().Answers(400, body).CallAsync("auth0_list_users")).Text.Length, 100, 3000);
    }

    /// <summary>Every rule can be filled in for every tool: no brace or bracket is left.</summary>
    [Fact]
    public void EveryText_HasNothingLeftToFill()
        => Assert.All(ManagementErrors.Rules, static rule =>
        {
            foreach (var value in (string?[])["x", null])
            {
                Assert.Equal(-1, ErrorText.Fill(rule.Text, _ => value).AsSpan().IndexOfAny("{}[]"));
            }
        });

    /// <param name="scopes">Those of the token; null for one that does not tell.</param>
    private static Task<Answer> Call(string tool, string arguments, int status, string? code, string message, string? scopes = null)
    {
        var body =
            JsonSerializer.Serialize(new Dictionary<string, object?>
            {
                ["statusCode"] = status,
                ["error"] = "Title",
                ["message"] = message,
                ["errorCode"] = code
            });
        var token = scopes is null ? TestTenant.Token : FakeAuthorizationServer.Jwt($"https://{TestTenant.Host}/api/v2/", scopes);
        return new Pipeline(
            new TestTenant().Answers(status, body),
            credentials: new Credentials(TenantAddress.Parse(TestTenant.Host, "test"), token)).CallAsync(tool, arguments);
    }
}
