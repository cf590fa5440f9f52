using System.Text.Json;
using Auth0Mcp.Catalog;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools.Onboarding;

namespace Auth0Mcp.Tests.Mcp;

public sealed partial class KnowledgeTests
{
    public static TheoryData<string> Guides => [.. FrameworkTable.All.Select(static framework => framework.Id)];

    [Theory]
    [MemberData(nameof(Guides))]
    public async Task Guide_IsReadAtItsAddressAndLeavesNoPlaceholder(string framework)
    {
        var guide = await ReadAsync(await OpenAsync(), $"auth0://guides/{framework}");

        Assert.DoesNotMatch(@"\[\[[a-z_]+\]\]|YOUR_|<your", guide);
        Assert.Contains($"Tenant {TestTenant.Host}; the application is made by auth0_onboard_project\n", guide, StringComparison.Ordinal);
        Assert.InRange(guide.Split('\n').Length, 20, 120);
    }

    [Fact]
    public async Task Guides_AreListed()
    {
        var pipe = await OpenAsync();
        var text = await ReadAsync(pipe, "auth0://guides");
        Assert.All(FrameworkTable.All, framework => Assert.Contains($"- `{framework.Id}`: {framework.Title}", text, StringComparison.Ordinal));
        Assert.Contains(
            "auth0://guides/{framework}",
            (await AskAsync(pipe, "resources/templates/list", "{}")).GetProperty("resourceTemplates").EnumerateArray()
                .Select(static template => template.GetProperty("uriTemplate").GetString()));
        Assert.Contains(
            "auth0://guides",
            (await AskAsync(pipe, "resources/list", "{}")).GetProperty("resources").EnumerateArray()
                .Select(static resource => resource.GetProperty("uri").GetString()));
    }

    [Theory]
    [InlineData("ASP.NET")]
    [InlineData("minimal%2Dapi")]
    [InlineData("dotnet")]
    public async Task GuideByAnotherName_IsTheSame(string name)
    {
        var pipe = await OpenAsync();
        Assert.Equal(await ReadAsync(pipe, "auth0://guides/aspnetcore"), await ReadAsync(pipe, $"auth0://guides/{name}"));
    }

    [Fact]
    public async Task UnknownGuide_IsToldWithItsNearest()
    {
        var error = await RefusedAsync(await OpenAsync(), "resources/read", """{"uri":"auth0://guides/reactt"}""");
        Assert.Contains("did you mean 'react'", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServerThatCannotOnboard_SaysWhatMakesTheApplication()
    {
        var guide = await ReadAsync(await OpenAsync(new ToolSelection(["auth0_create_application"], null, ReadOnly: false)), "auth0://guides/vue");
        Assert.Contains("the application is made by auth0_create_application (app_type spa)\n", guide, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rea", "react,react-native,react-router,expo")]
    [InlineData("dotnet", "aspnetcore")]
    [InlineData("spring boot", "spring-boot")]
    [InlineData("cobol", "")]
    public async Task Completion_FindsFrameworks(string typed, string expected)
    {
        var completion = (await AskAsync(
            await OpenAsync(), "completion/complete",
            $$$"""
            {"ref":{"type":"ref/resource","uri":"auth0://guides/{framework}"},"argument":{"name":"framework","value":"{{{typed}}}"}}
            """)).GetProperty("completion");
        Assert.Equal(
            expected, string.Join(',', completion.GetProperty("values").EnumerateArray().Select(static value => value.GetString())));
    }
}
