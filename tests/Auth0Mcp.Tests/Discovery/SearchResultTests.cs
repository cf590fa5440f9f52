using System.Text;
using System.Text.Json;
using Auth0Mcp.Catalog;
using Auth0Mcp.SignIn;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Tests.Discovery;

/// <summary>
/// What <c>auth0_search_tools</c> returns: the best three to call at once, and the siblings among which the right one is if they
/// are not.
/// </summary>
public sealed class SearchResultTests
{
    [Fact]
    public async Task Search_ShowsTheBestThreeWithTheirSchemasAndHowToCallThem()
    {
        var tools = (await Call("""{"query":"delete a role"}""")).Success.GetProperty("tools");
        var best = tools[0];
        Assert.Equal("auth0_delete_role", best.GetProperty("name").GetString());
        Assert.Equal("destructive", best.GetProperty("access").GetString());
        Assert.Equal("auth0_call_destructive_tool", best.GetProperty("call").GetString());
        Assert.Equal("object", best.GetProperty("schema").GetProperty("type").GetString());
        Assert.Equal(3, tools.EnumerateArray().Count(static tool => tool.TryGetProperty("schema", out _)));
    }

    [Fact]
    public async Task Search_ShowsAllToolsOfUpToFourResources()
    {
        var resources = (await Call("""{"query":"delete a role"}""")).Success.GetProperty("resources");
        Assert.InRange(resources.EnumerateObject().Count(), 1, 4);
        Assert.Equal(
            "read: auth0_get_role, auth0_list_roles; write: auth0_create_role, auth0_update_role; destructive: auth0_delete_role",
            resources.GetProperty("roles").GetString());
    }

    [Fact]
    public async Task ListedTool_IsCalledDirectly()
        => Assert.Equal(
            "auth0_list_applications",
            (await Call("""{"query":"list applications"}""")).Success.GetProperty("tools")[0].GetProperty("call").GetString());

    [Theory]
    [InlineData("roles")]
    [InlineData("/roles")]
    [InlineData("/api/v2/roles/{id}")]
    [InlineData(" Roles ")]
    public async Task Resource_IsListedWithWhatBelongsToIt(string resource)
    {
        var resources = (await Call($$"""{"resource":{{JsonSerializer.Serialize(resource)}}}""")).Success.GetProperty("resources");
        Assert.Equal(
            ["roles", "roles/groups", "roles/permissions", "roles/users"], resources.EnumerateObject().Select(static line => line.Name));
    }

    [Fact]
    public async Task ResourceThatIsAToolset_IsListed()
        => Assert.Contains(
            "auth0_publish_form", (await Call("""{"resource":"forms"}""")).Success.GetProperty("resources").GetRawText(),
            StringComparison.Ordinal);

    [Fact]
    public async Task ResourceWithAnAccess_IsListedWithThatAccessAlone()
        => Assert.Equal(
            "read: auth0_get_role, auth0_list_roles",
            (await Call("""{"resource":"roles","access":"read"}""")).Success.GetProperty("resources").GetProperty("roles").GetString());

    [Fact]
    public async Task UnknownResource_NamesTheNearest()
        => Assert.Contains(
            "did you mean 'roles'?", (await Call("""{"resource":"rolse"}""")).Json.GetProperty("hint").GetString(),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("read")]
    [InlineData("write")]
    [InlineData("destructive")]
    public async Task Search_KeepsToTheAccess(string access)
    {
        var found = (await Call($$"""{"query":"role members","access":"{{access}}"}""")).Success;
        Assert.Equal(3, found.GetProperty("tools").GetArrayLength());
        Assert.All(found.GetProperty("tools").EnumerateArray(), tool => Assert.Equal(access, tool.GetProperty("access").GetString()));
        Assert.All(
            found.GetProperty("resources").EnumerateObject(), line => Assert.Matches($"^{access}: [^;]*$", line.Value.GetString()));
    }

    [Fact]
    public async Task ReadOnlyMode_FindsReadsAloneAndMarksTheOthers()
    {
        var found =
            (await Call(
                """{"query":"delete a role"}""",
                new Pipeline(new TestTenant(), ToolSelection.Default with { ReadOnly = true }))).Success;
        Assert.NotEmpty(found.GetProperty("tools").EnumerateArray());
        Assert.All(
            found.GetProperty("tools").EnumerateArray(), static tool => Assert.Equal("read", tool.GetProperty("access").GetString()));
        Assert.Contains(
            "destructive: auth0_delete_role [off]", found.GetProperty("resources").GetProperty("roles").GetString(),
            StringComparison.Ordinal);
        Assert.Contains("[off]: not offered", found.GetProperty("marks").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatTheSignInDoesNotAllow_IsMarked()
    {
        var granted = new GrantedScopes(null, ["read:roles"]);
        var found =
            (await Call(
                """{"query":"delete a role"}""", new Pipeline(new TestTenant(), ToolSelection.Default, granted: granted))).Success;
        Assert.Equal("delete:roles", found.GetProperty("tools")[0].GetProperty("missing_scopes").GetString());
        Assert.Equal(
            "read: auth0_get_role, auth0_list_roles; write: auth0_create_role [scope missing], auth0_update_role [scope "
            + "missing]; destructive: auth0_delete_role [scope missing]",
            found.GetProperty("resources").GetProperty("roles").GetString());
    }

    [Fact]
    public async Task WhereNobodySaysWhatIsGranted_NothingIsMarked()
    {
        var found = (await Call("""{"query":"delete a role"}""")).Success;
        Assert.False(found.TryGetProperty("marks", out _));
        Assert.False(found.GetProperty("tools")[0].TryGetProperty("missing_scopes", out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("покажи роли")]
    [InlineData("أظهر جميع المستخدمين")]
    [InlineData("모든 사용자 표시")]
    [InlineData("😀🔑👩‍💻")]
    [InlineData("LONG")]
    public async Task SearchForNothing_IsAHelpfulEmptyResult(string query)
    {
        query = query == "LONG" ? string.Concat(Enumerable.Repeat("lorem ipsum ", 34_000)) : query;
        var answer = await Call($$"""{"query":{{JsonSerializer.Serialize(query)}}}""");
        Assert.Empty(answer.Success.GetProperty("tools").EnumerateArray());
        Assert.NotEmpty(answer.Json.GetProperty("hint").GetString()!);
        Assert.Contains(answer.Json.GetProperty("areas").EnumerateArray(), static area => area.ValueEquals("organizations"));
    }

    [Fact]
    public async Task NeitherTaskNorResource_IsAHelpfulEmptyResult()
        => Assert.NotEmpty((await Call("{}")).Json.GetProperty("hint").GetString()!);

    [Fact]
    public async Task AnyResult_FitsTheLimit()
    {
        var resources = ToolRegistry.Instance.All().SelectMany(static tool => tool.Toolsets).Distinct();
        foreach (var arguments in ((string[])["application", "connection options", "branding theme", "form",
            "organization member", "custom domain", "phone provider"])
            .Select(static query => $$"""{"query":"{{query}}"}""")
                .Concat(resources.Select(static resource => $$"""{"resource":"{{resource}}"}""")))
        {
            Assert.InRange(Encoding.UTF8.GetByteCount((await Call(arguments)).Text), 40, 16 * 1024);
        }
    }

    private static Task<Answer> Call(string arguments, Pipeline? pipeline = null)
        => (pipeline ?? new Pipeline(new TestTenant(), ToolSelection.Default)).CallAsync("auth0_search_tools", arguments);
}
