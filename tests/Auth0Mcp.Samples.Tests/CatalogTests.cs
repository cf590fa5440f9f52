using Orchard.Api;

namespace Auth0Mcp.Samples.Tests;

/// <summary>What is particular to a catalog comes from its settings, not from the generator.</summary>
public sealed class CatalogTests
{
    [Fact]
    public void Types_StandInTheNamespaceOfTheProject()
        => Assert.All(
            typeof(ManagementCatalog).Assembly.GetExportedTypes(),
            static type => Assert.StartsWith("Orchard.Api", type.Namespace, StringComparison.Ordinal));

    [Fact]
    public void Names_BeginWithThePrefixOfTheSettings()
        => Assert.All(ManagementCatalog.All(), static tool => Assert.StartsWith("orchard_", tool.Name, StringComparison.Ordinal));

    [Theory]
    [InlineData("orchard_list_trees", ToolAccess.Read)]
    [InlineData("orchard_add_tree", ToolAccess.Write)]
    [InlineData("orchard_remove_tree", ToolAccess.Destructive)]
    [InlineData("orchard_quote_sale", ToolAccess.Read)]
    [InlineData("orchard_check_journal", ToolAccess.Read)]
    public void Access_FollowsTheScopesOfTheSettings(string tool, ToolAccess access)
        => Assert.Equal(access, ManagementCatalog.Find(tool)!.Access);

    [Fact]
    public void SecretsByTheWordsOfTheSettings_AreMasked()
    {
        var secrets = System.Text.Encoding.UTF8.GetString(ManagementCatalog.Find("orchard_get_sensor")!.Secrets);

        Assert.Contains("graft_code", secrets, StringComparison.Ordinal);
    }

    [Fact]
    public void BothCatalogs_StandInOneProgram()
        => Assert.NotEqual(typeof(ManagementCatalog), typeof(Auth0Mcp.ManagementApi.ManagementCatalog));
}
