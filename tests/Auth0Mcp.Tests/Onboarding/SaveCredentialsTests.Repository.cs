using System.Diagnostics;
using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Demo;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Onboarding;

public sealed partial class SaveCredentialsTests
{
    [Fact]
    public async Task FileThatGitWouldTake_GetsALineInGitIgnore()
    {
        using var project = new TestProject([.. ProjectSamples.All["nextjs"], (".gitignore", "node_modules")]);
        Git(project, "init", "-q");
        var pipeline = project.Pipeline();
        var (id, _) = await Application(pipeline, "regular_web");
        _ = (await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}"}""")).Success;

        Assert.Equal("node_modules\n/.env.local\n", project[".gitignore"]);
        Assert.DoesNotContain(".env.local", Git(project, "status", "--porcelain"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileThatGitIgnoresByAPattern_NeedsNoLine()
    {
        using var project = new TestProject([.. ProjectSamples.All["nextjs"], (".gitignore", ".env*\n")]);
        Git(project, "init", "-q");
        var pipeline = project.Pipeline();
        var (id, _) = await Application(pipeline, "regular_web");
        _ = (await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}"}""")).Success;

        Assert.Equal(".env*\n", project[".gitignore"]);
    }

    [Fact]
    public async Task FileThatIsInTheRepository_IsRefused()
    {
        using var project = new TestProject([.. ProjectSamples.All["nextjs"], (".env.local", "A=1\n")]);
        Git(project, "init", "-q");
        Git(project, "add", "-f", ".env.local");
        var pipeline = project.Pipeline();
        var (id, _) = await Application(pipeline, "regular_web");
        var answer = await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}"}""");

        Assert.Contains("is tracked by git", answer.Message, StringComparison.Ordinal);
        Assert.Equal("A=1\n", project[".env.local"]);
    }

    [UnixFact]
    public async Task ProgramsOfTheProject_AreNotRun()
    {
        using var project = new TestProject(
            [.. ProjectSamples.All["nextjs"], ("git", "#!/bin/sh\ntouch ran\n"), ("hook", "#!/bin/sh\ntouch ran\n")]);
        Git(project, "init", "-q");
        Git(project, "config", "core.fsmonitor", Path.Combine(project.Folder, "hook"));
        foreach (var program in (string[])["git", "hook"])
        {
            File.SetUnixFileMode(Path.Combine(project.Folder, program), (UnixFileMode)Convert.ToInt32("755", 8));
        }

        var pipeline = project.Pipeline();
        var (id, _) = await Application(pipeline, "regular_web");
        _ = (await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}"}""")).Success;

        Assert.False(project.Has("ran"));
        Assert.Contains("/.env.local", project[".gitignore"], StringComparison.Ordinal);
    }
}
