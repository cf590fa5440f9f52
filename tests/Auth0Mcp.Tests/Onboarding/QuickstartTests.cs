using System.Text.Json;
using System.Text.RegularExpressions;
using Auth0Mcp.Files;
using Auth0Mcp.Tests.Fixtures;
using Auth0Mcp.Tools.Onboarding;

namespace Auth0Mcp.Tests.Onboarding;

/// <summary>The guides, and how a project's framework, port and app id are found.</summary>
public sealed partial class QuickstartTests
{
    public static TheoryData<string> Frameworks => [.. FrameworkTable.All.Select(static framework => framework.Id)];

    [Theory]
    [MemberData(nameof(Frameworks))]
    public async Task Guide_IsFilledAndShort(string framework)
    {
        using var project = new TestProject();
        var guide = await GuideAsync(project, $$"""{"framework":"{{framework}}","app_id":"com.example.shop","client_id":"abc123"}""");

        Assert.DoesNotMatch(Placeholder(), guide);
        Assert.InRange(guide.Split('\n').Length, 20, 120);
        Assert.Contains(TestTenant.Host, guide, StringComparison.Ordinal);
        Assert.Contains("abc123", guide, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryFrameworkOfTheList_IsKnown()
        => Assert.Equal(
            [.. ProjectSamples.All.Keys.Append(Framework.Generic).Order(StringComparer.Ordinal)],
            FrameworkTable.All.Select(static framework => framework.Id));

    public static TheoryData<string> Samples => [.. ProjectSamples.All.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Project_IsTakenForItsFramework(string framework)
    {
        using var project = new TestProject(ProjectSamples.All[framework]);
        var detected = FrameworkDetector.Detect(new ProjectFolder(new WorkingFolder(project.Folder), ""));

        Assert.Equal(framework, detected.Framework.Id);

        // A page alone may belong to anything.
        Assert.Equal(framework != "javascript", detected.IsSure);
    }

    [Fact]
    public async Task ProjectWithSignsOfTwo_IsToldAsUnsure()
    {
        using var project = new TestProject([.. ProjectSamples.All["express"], ("go.mod", "module shop")]);
        var answer = (await project.Pipeline().CallAsync("auth0_get_quickstart")).Success;

        Assert.Equal("express", answer.GetProperty("framework").GetString());
        Assert.Equal(
            "The project looks like Express, but that is not certain: it has signs of express and go. If it is another one, call again "
            + "with \"framework\".",
            answer.GetProperty("remark").GetString());
    }

    [Theory]
    [InlineData(
        null, "No file says which framework the project uses; it is treated as a web application with a server (generic).")]
    [InlineData(
        "index.html",
        "The project looks like JavaScript without a framework, but that is not certain: the only sign is index.html.")]
    public async Task ProjectThatSaysLittle_IsToldAsUnsure(string? file, string sentence)
    {
        using var project = new TestProject(file is null ? [] : [(file, "<html></html>")]);
        var answer = (await project.Pipeline().CallAsync("auth0_get_quickstart")).Success;
        Assert.StartsWith(sentence + " If it", answer.GetProperty("remark").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("react", "vite.config.js", "export default { server: { port: 4000 } }", "http://localhost:4000")]
    [InlineData("react", "vite.config.js", "export default { server: { port: 99999 } }", "http://localhost:5173")]
    [InlineData("express", ".env", "SUPPORT=1\nPORT=8081\n", "http://localhost:8081")]
    [InlineData("aspnetcore", "README", "", "https://localhost:7123")]
    public async Task Port_IsThatOfTheProject(string framework, string path, string text, string origin)
    {
        using var project = new TestProject([.. ProjectSamples.All[framework], (path, text)]);

        Assert.Contains($"The app runs at {origin}\n", await GuideAsync(project, "{}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PortOfTheCall_WinsOverThatOfTheProject()
    {
        using var project = new TestProject([.. ProjectSamples.All["react"], ("vite.config.ts", "port: 4000")]);

        Assert.Contains("http://localhost:4001", await GuideAsync(project, """{"port":4001}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AppId_IsFoundInTheProject()
    {
        using var project = new TestProject(ProjectSamples.All["flutter"]);

        Assert.Contains(
            $"com.example.shop://{TestTenant.Host}/android/com.example.shop/callback", await GuideAsync(project, "{}"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task MobileProjectWithoutAppId_IsToldWhichArgumentToGive()
    {
        using var project = new TestProject(("pubspec.yaml", "flutter:"));
        var answer = await project.Pipeline().CallAsync("auth0_get_quickstart");

        Assert.StartsWith("app_id: the project does not say what its app is called", answer.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownFramework_IsToldWithItsNearest()
    {
        using var project = new TestProject();
        var answer = await project.Pipeline().CallAsync("auth0_get_quickstart", """{"framework":"reactt"}""");

        Assert.StartsWith("framework: no framework 'reactt' is known; did you mean 'react'", answer.Problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FolderOfTheProject_IsWhereThingsAreLookedFor()
    {
        using var project = new TestProject(
            ("apps/web/package.json", ProjectSamples.All["nextjs"][0].Text), ("package.json", ProjectSamples.All["express"][0].Text));

        Assert.Contains(
            "Settings: apps/web/.env.local;", await GuideAsync(project, """{"project":"apps/web"}"""), StringComparison.Ordinal);
    }

    private static async Task<string> GuideAsync(TestProject project, string arguments)
        => (await project.Pipeline().CallAsync("auth0_get_quickstart", arguments)).Success.GetProperty("guide").GetString()!;

    [GeneratedRegex(@"\[\[[a-z_]+\]\]|YOUR_|<your|TODO", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();
}
