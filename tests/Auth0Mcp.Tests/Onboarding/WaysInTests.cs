using System.Text.Json;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Tests.Fixtures;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Auth0Mcp.Tests.Onboarding;

/// <summary>Onboarding through the protocol: on both generations a person answers one question, and that decides.</summary>
public sealed class WaysInTests
{
    public static TheoryData<string, bool> Answers => new()
    {
        { "2025-06-18", true }, { "2025-06-18", false }, { "2025-11-25", true }, { "2025-11-25", false }, { "2026-07-28", true },
            { "2026-07-28", false },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task PersonAtTheClient_DecidesOnceForAllThatIsReplaced(string revision, bool agrees)
    {
        using var project = new TestProject(
            [.. ProjectSamples.All["react"], (".env.local", "VITE_AUTH0_DOMAIN=old\nVITE_AUTH0_CLIENT_ID=old\n")]);
        var pipeline = project.Pipeline(ConfirmLevel.Destructive);
        var questions = new List<string>();
        await using var pipe = new McpPipe(pipeline);
        await using var client = await pipe.ConnectAsync(revision, new McpClientHandlers
        {
            ElicitationHandler = (question, _) =>
            {
                questions.Add(question!.Message);
                return ValueTask.FromResult(Answer(agrees));
            },
        });
        var result = await client.CallToolAsync("auth0_onboard_project", new Dictionary<string, object?> { ["name"] = "Front" });

        Assert.Contains("VITE_AUTH0_DOMAIN, VITE_AUTH0_CLIENT_ID", Assert.Single(questions), StringComparison.Ordinal);
        Assert.Equal(!agrees, result.IsError == true);
        Assert.Equal(agrees ? 1 : 0, (await OnboardProjectTests.Applications(pipeline, "Front")).Count);
        Assert.Equal(
            !agrees, project[".env.local"].StartsWith("VITE_AUTH0_DOMAIN=old\nVITE_AUTH0_CLIENT_ID=old\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shell_OnboardsTheProjectOfItsRoot()
    {
        using var project = new TestProject(ProjectSamples.All["nextjs"]);
        var result = await Shell.RunAsync(
            "call", "auth0_onboard_project", "--tools", "auth0_onboard_project", "--demo", "--project-root", project.Folder);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("AUTH0_CLIENT_SECRET=", project[".env.local"], StringComparison.Ordinal);
        Assert.DoesNotContain(
            SaveCredentialsTests.Value(project[".env.local"], "AUTH0_CLIENT_SECRET"), result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shell_AsksForYes_BeforeKeysAreReplaced()
    {
        using var project = new TestProject([.. ProjectSamples.All["react"], (".env.local", "VITE_AUTH0_DOMAIN=old\n")]);
        string[] command = ["call", "auth0_onboard_project", "--tools", "auth0_onboard_project", "--demo", "--project-root",
            project.Folder];
        var refused = await Shell.RunAsync(command);
        Assert.Equal(1, refused.ExitCode);
        Assert.Equal("VITE_AUTH0_DOMAIN=old\n", project[".env.local"]);

        Assert.Equal(0, (await Shell.RunAsync([.. command, "--yes"])).ExitCode);
        Assert.Contains("VITE_AUTH0_CLIENT_ID=", project[".env.local"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no/such/folder")]
    public async Task ProjectRootThatIsNoFolder_IsAUsageError(string root)
        => Assert.Contains(
            "--project-root does not name a folder", (await Shell.RunAsync("tools", "--project-root", root)).UsageMessage,
            StringComparison.Ordinal);

    private static ElicitResult Answer(bool agrees)
        => new()
        {
            Action = agrees ? "accept" : "decline",
            Content = agrees ? new Dictionary<string, JsonElement> { ["agree"] = JsonElement.Parse("true") } : null
        };
}
