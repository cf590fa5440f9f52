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

    /// <summary>A repository may name the program that fetches what is missing in it, and miss what git is asked about.</summary>
    [UnixFact]
    public async Task ProgramThatFetchesWhatIsMissing_IsNotRun()
    {
        using var project = new TestProject([.. ProjectSamples.All["nextjs"], ("fetch.sh", "cd \"$(dirname \"$0\")\" && touch ran\nexit 1\n")]);
        Git(project, "init", "-q");
        Git(project, "update-index", "--add", "--cacheinfo", "100644,1234567890123456789012345678901234567890,.gitignore");
        Git(project, "update-index", "--skip-worktree", ".gitignore");
        foreach (var (key, value) in new (string, string)[]
        {
            ("core.repositoryformatversion", "1"), ("extensions.partialClone", "o"), ("remote.o.promisor", "true"),
            ("remote.o.url", $"file://{project.Folder}"), ("remote.o.uploadpack", $"sh {Path.Combine(project.Folder, "fetch.sh")}"),
        })
        {
            Git(project, "config", key, value);
        }

        var pipeline = project.Pipeline();
        var (id, _) = await Application(pipeline, "regular_web");
        await pipeline.CallAsync(Tool, $$"""{"client_id":"{{id}}","dry_run":true}""");
        Assert.False(project.Has("ran"));
    }
}
