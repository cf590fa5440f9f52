using Auth0Mcp.Discovery.Search;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Tools.Discovery;

namespace Auth0Mcp.Tests.Discovery.Search;

/// <summary>
/// Words of code, of other languages, names instead of ids, and slips: what stands between people and the words of the catalog.
/// </summary>
public sealed class OtherWordsTests
{
    private static readonly ToolSearch s_search = SearchTools.SearchOver(ManagementCatalog.All());

    [Theory]
    [InlineData("management.organizations.addMembers", "auth0_add_organization_members")]
    [InlineData("management.clients.update", "auth0_update_application")]
    [InlineData("auth0 apps create", "auth0_create_application")]
    [InlineData("auth0_client_grant", "auth0_create_application_grant")]
    [InlineData("DELETE /api/v2/users/{id}/roles", "auth0_remove_user_roles")]
    [InlineData("client.Roles.GetAllAsync()", "auth0_list_roles")]
    public void WordsOfCode_FindTheTool(string query, string tool) => AssertAmongThree(query, tool);

    [Theory]
    [InlineData("crear una organización", "auth0_create_organization")]
    [InlineData("Rolle löschen", "auth0_delete_role")]
    [InlineData("supprimer un utilisateur", "auth0_delete_user")]
    [InlineData("listar todas as conexões", "auth0_list_connections")]
    [InlineData("elenca i ruoli dell'utente", "auth0_list_user_roles")]
    [InlineData("すべてのユーザーを表示", "auth0_list_users")]
    [InlineData("删除应用程序", "auth0_delete_application")]
    public void WordsOfOtherLanguages_FindTheTool(string query, string tool) => AssertAmongThree(query, tool);

    [Theory]
    [InlineData("what roles does bob have", "auth0_list_user_roles")]
    [InlineData("delete Maria's account", "auth0_delete_user")]
    [InlineData("is priya@example.com blocked", "auth0_get_user_blocks")]
    public void NamesOfPeople_AreReadAsUsers(string query, string tool) => AssertAmongThree(query, tool);

    [Theory]
    [InlineData("remvoe a member from an orgnization", "auth0_remove_organization_members")]
    [InlineData("lsit all conections", "auth0_list_connections")]
    [InlineData("udpate the custm domain", "auth0_update_custom_domain")]
    public void Slips_AreCorrected(string query, string tool) => AssertAmongThree(query, tool);

    private static void AssertAmongThree(string query, string tool)
        => Assert.Contains(tool, s_search.Find(query, null, 3).Select(static hit => hit.Tool.Name));
}
