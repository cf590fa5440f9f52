using Auth0Mcp.Demo.Synthesis;

namespace Auth0Mcp.Demo.Store;

/// <summary>What the ids of new things look like, where the document does not say.</summary>
internal static class IdStyle
{
    private const string Hexadecimal = "0123456789abcdef";

    /// <summary>An id for a new item of a collection, or null when nothing is known about its ids.</summary>
    public static string? For(string shape, SeededSource source) => shape switch
    {
        "/actions/actions" or "/actions/modules" or "/actions/actions/{}/versions" or "/actions/modules/{}/versions" =>
            PlausibleText.Uuid(source),
        "/client-grants" => PlausibleText.Id("cgr_", source),
        "/clients/{}/credentials" => PlausibleText.Id("cred_", source),
        "/connections" => PlausibleText.Id("con_", source),
        "/custom-domains" => PlausibleText.Id("cd_", source),
        "/event-streams" => PlausibleText.Id("est_", source),
        "/flows" => PlausibleText.Id("af_", source),
        "/flows/vault/connections" => PlausibleText.Id("ac_", source),
        "/forms" => PlausibleText.Id("ap_", source),
        "/log-streams" => PlausibleText.Id("lst_", source),
        "/network-acls" => PlausibleText.Id("acl_", source),
        "/organizations" => PlausibleText.Id("org_", source),
        "/organizations/{}/invitations" => PlausibleText.Id("uinv_", source),
        "/roles" => PlausibleText.Id("rol_", source),
        "/rules" => PlausibleText.Id("rul_", source),
        "/self-service-profiles" => PlausibleText.Id("ssp_", source),
        "/resource-servers" => source.Text(24, Hexadecimal),
        "/users" => "auth0|" + source.Text(24, Hexadecimal),
        _ => null,
    };
}
