using System.Text.Json.Nodes;
using Auth0Mcp.Generator.Spec;
using Auth0Mcp.SpecTool.Update;

namespace Auth0Mcp.SpecTool.Tests.Update;

/// <summary>The naming rule for new tools.</summary>
public sealed class ToolNamingTests
{
    [Theory]
    [InlineData("list", "clients", "auth0_list_clients")]
    [InlineData("get", "clients", "auth0_get_client")]
    [InlineData("patch", "roles", "auth0_update_role")]
    [InlineData("list", "experimentation featureFlags", "auth0_list_feature_flags")]
    [InlineData("updateStatus", "experimentation featureFlags", "auth0_update_feature_flag_status")]
    [InlineData("create", "experimentation featureFlags variations", "auth0_create_feature_flag_variation")]
    [InlineData("delete", "branding policies", "auth0_delete_policy")]
    [InlineData("get", "networkAcls", "auth0_get_network_acl")]
    [InlineData("get", "status", "auth0_get_status")]
    public void Name_IsVerbAndResource(string action, string group, string expected) => Assert.Equal(expected, Name(action, group));

    [Fact]
    public void NameThatIsTaken_IsPrefixedWithTheArea() => Assert.Equal("auth0_list_user_roles", Name("list", "users roles", "auth0_list_roles"));

    [Fact]
    public void NameThatIsTooLong_IsTheOperationsOwn() =>
        Assert.Equal("auth0_call_do_it", Name("get", "a averyveryveryverylongresource anotherveryveryverylongresource"));

    private static string Name(string action, string group, params string[] taken)
    {
        var node = SpecReader.Read(new JsonObject { ["operationId"] = "do_it", ["x-operation-name"] = action }.ToJsonString());
        var operation = new OperationSpec("do_it", "GET", "/", "tag", group.Replace(' ', '.'), null, [], [], null, null, false);
        return ToolNaming.Name(operation, node, taken.ToHashSet(StringComparer.Ordinal));
    }
}
