using Auth0Mcp.Discovery.Search;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tools.Discovery;

namespace Auth0Mcp.Tests.Discovery.Search;

/// <summary>Auth0's own words, and those of people who come from elsewhere.</summary>
public sealed class JargonTests
{
    private static readonly ToolSearch s_search = SearchTools.SearchOver(ManagementCatalog.All());

    [Theory]
    [InlineData("create an M2M application", "auth0_create_application")]
    [InlineData("list SPA clients", "auth0_list_applications")]
    [InlineData("add a redirect URI to an app", "auth0_update_application")]
    [InlineData("rotate client secret", "auth0_rotate_application_secret")]
    [InlineData("list resource servers", "auth0_list_resource_servers")]
    [InlineData("create an API with an audience", "auth0_create_resource_server")]
    [InlineData("list client grants", "auth0_list_application_grants")]
    [InlineData("revoke M2M access to an API", "auth0_delete_application_grant")]
    [InlineData("list IdPs", "auth0_list_connections")]
    [InlineData("set up SAML SSO for a new enterprise customer", "auth0_create_connection")]
    [InlineData("SAML connection", "auth0_create_connection")]
    [InlineData("set up Okta login", "auth0_create_connection")]
    [InlineData("log in with Entra ID", "auth0_create_connection")]
    [InlineData("log in with Google Workspace", "auth0_create_connection")]
    [InlineData("ADFS login for a customer", "auth0_create_connection")]
    [InlineData("SMS passwordless", "auth0_create_connection")]
    [InlineData("add a social login", "auth0_create_connection")]
    [InlineData("create a custom DB connection", "auth0_create_connection")]
    [InlineData("enable SCIM on a connection", "auth0_create_scim_configuration")]
    [InlineData("create a SCIM token", "auth0_create_scim_token")]
    [InlineData("is the LDAP connector online", "auth0_get_connection_status")]
    [InlineData("require 2FA for everybody", "auth0_set_mfa_policies")]
    [InlineData("which MFA factors are enabled", "auth0_list_mfa_factors")]
    [InlineData("enable WebAuthn as an MFA factor", "auth0_set_mfa_factor")]
    [InlineData("remove all MFA methods of user auth0|1", "auth0_delete_all_user_auth_methods")]
    [InlineData("list passkeys of user auth0|1", "auth0_list_user_authentication_methods")]
    [InlineData("new recovery code for auth0|1", "auth0_regenerate_user_recovery_code")]
    [InlineData("breached password detection settings", "auth0_get_breached_password_detection")]
    [InlineData("turn on Credential Guard", "auth0_set_breached_password_detection")]
    [InlineData("unblock IP 203.0.113.7", "auth0_unblock_ip")]
    [InlineData("switch to hCaptcha", "auth0_update_captcha_settings")]
    [InlineData("block logins from a country with a tenant ACL", "auth0_create_network_acl")]
    [InlineData("list orgs", "auth0_list_organizations")]
    [InlineData("list org members", "auth0_list_organization_members")]
    [InlineData("invite somebody to an org", "auth0_create_organization_invitation")]
    [InlineData("revoke an invitation", "auth0_revoke_organization_invitation")]
    [InlineData("list roles of user auth0|1", "auth0_list_user_roles")]
    [InlineData("stream logs to Splunk", "auth0_create_log_stream")]
    [InlineData("search tenant logs for failed logins", "auth0_list_logs")]
    [InlineData("list legacy rules", "auth0_list_rules")]
    [InlineData("list legacy hooks", "auth0_list_hooks")]
    [InlineData("deploy an action", "auth0_deploy_action")]
    [InlineData("bind an action to the post-login trigger", "auth0_set_trigger_bindings")]
    [InlineData("edit the welcome e-mail template", "auth0_update_email_template")]
    [InlineData("configure SendGrid as email provider", "auth0_create_email_provider")]
    [InlineData("change the logo in branding", "auth0_update_branding")]
    [InlineData("custom HTML around universal login", "auth0_get_login_page_template")]
    [InlineData("add a custom domain", "auth0_create_custom_domain")]
    [InlineData("list refresh tokens of user auth0|1", "auth0_list_user_refresh_tokens")]
    [InlineData("list sessions of user auth0|1", "auth0_list_user_sessions")]
    [InlineData("list devices with public keys of a user", "auth0_list_device_credentials")]
    [InlineData("which consents did user auth0|1 give", "auth0_list_user_grants")]
    [InlineData("send a password reset link", "auth0_create_password_change_ticket")]
    [InlineData("export users to CSV", "auth0_export_users")]
    [InlineData("list event streams", "auth0_list_event_streams")]
    [InlineData("create a token exchange profile", "auth0_create_token_exchange_profile")]
    [InlineData("rotate the JWT signing key", "auth0_rotate_signing_key")]
    public void Jargon_FindsTheTool(string query, string tool)
        => Assert.Contains(tool, s_search.Find(query, null, 3).Select(static hit => hit.Tool.Name));
}
