using System.Text.Json.Nodes;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Onboarding;

/// <summary>
/// Paths put together at random from what leads out of a folder, given to every tool that touches files: whatever the answer, no
/// file changes outside of the folder, in a folder that begins with a dot or behind a link, and nothing is read from there.
/// </summary>
public sealed class HostilePathTests
{
    private const int Paths = 300;

    /// <summary>In the file outside that a path may lead to.</summary>
    private const string Canary = "canary-of-the-file-outside-3kQz";

    private static readonly string[] s_parts =
    [
        "..", ".", "", "...", "~", "link", "apps", "apps/link", "outside", "users.json", "file", ".git", ".hidden", "hooks", "{root}",
        "{root}/outside", "{root}/shop", "..%2f", "\\..\\", "C:", "a\0", "$HOME", "dangling", "new", "package.json", " ", "\u2024\u2024",
    ];

    /// <summary>A call of each tool, with the path in its place.</summary>
    private static readonly (string Tool, string Argument, Func<string, JsonObject> Arguments)[] s_tools =
    [
        ("auth0_onboard_project", "project", static path => new() { ["project"] = path, ["framework"] = "react" }),
        ("auth0_onboard_project", "project", static path => new() { ["project"] = path, ["framework"] = "spring-boot", ["dry_run"] = true }),
        ("auth0_save_credentials", "project",
            static path => new() { ["project"] = path, ["framework"] = "vue", ["client_id"] = "qkGKFvERSV9oWu1MPgUwnHbVJPzLZuQy" }),
        ("auth0_get_quickstart", "project", static path => new() { ["project"] = path, ["framework"] = "django" }),
        ("auth0_import_users", "users_file", static path => new() { ["connection_id"] = "con_0000000000000001", ["users_file"] = path }),
        ("auth0_create_application", "secret_to",
            static path => new() { ["name"] = "Kiosk", ["app_type"] = "regular_web", ["secret_to"] = "file:" + path }),
        ("auth0_create_application", "secret_to",
            static path => new() { ["name"] = "Kiosk", ["app_type"] = "regular_web", ["secret_to"] = $"file:{path}#KEY" }),
    ];

    public static TheoryData<int> Tools => [.. Enumerable.Range(0, s_tools.Length)];

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task AnyPath_ChangesAndTellsNothingOutside(int number)
    {
        var (tool, argument, arguments) = s_tools[number];
        using var project = Make();
        var pipeline = project.Pipeline();
        var before = Untouchable(project);
        var random = new Random(20261130 + number);
        var refused = 0;
        for (var count = 0; count < Paths; count++)
        {
            var path = string.Join('/', random.GetItems(s_parts, random.Next(1, 5)))
                .Replace("{root}", project.Around, StringComparison.Ordinal);
            var answer = await pipeline.CallAsync(tool, arguments(path).ToJsonString());

            Assert.True(before == Untouchable(project), $"{tool} {argument} {path}: {answer.Text}");
            Assert.DoesNotContain(Canary, answer.Text, StringComparison.Ordinal);
            if (answer.IsError)
            {
                refused++;
                Assert.True(
                    answer.Kind != "invalid_arguments" || answer.Problems.StartsWith(argument + ": ", StringComparison.Ordinal),
                    $"{tool} {argument} {path}: {answer.Text}");
                Assert.DoesNotMatch("Exception|   at ", answer.Text);
            }
        }

        // Most of them lead out, or to nothing.
        Assert.InRange(refused, Paths / 2, Paths);
    }

    private static TestProject Make()
    {
        var project = new TestProject(
            [.. ProjectSamples.All["react"], ("apps/file", "x"), (".hidden/file", "x"), (".git/hooks/file", "x"), ("users.json", "[]")]);
        var outside = Directory.CreateDirectory(Path.Combine(project.Around, "outside")).FullName;
        File.WriteAllText(Path.Combine(outside, "users.json"), $$"""[{"email":"{{Canary}}@example.com"}]""");
        File.WriteAllText(Path.Combine(outside, "package.json"), $$"""{"name":"{{Canary}}","dependencies":{"react":"1"} }""");
        File.WriteAllText(Path.Combine(outside, "file"), Canary);
        File.WriteAllText(Path.Combine(project.Around, "users.json"), $$"""[{"email":"{{Canary}}@example.com"}]""");
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(Path.Combine(project.Folder, "link"), outside);
            File.CreateSymbolicLink(Path.Combine(project.Folder, "apps", "link"), outside);
            File.CreateSymbolicLink(Path.Combine(project.Folder, "dangling"), Path.Combine(project.Around, "nowhere"));
        }

        return project;
    }

    /// <summary>Everything around the project, and what is hidden in it: names, contents and when they were written.</summary>
    private static string Untouchable(TestProject project)
        => string.Join('\n', Directory.EnumerateFileSystemEntries(project.Around, "*", SearchOption.AllDirectories)
            .Where(path => !path.StartsWith(project.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                || Path.GetRelativePath(project.Folder, path) is var inner
                    && (inner.StartsWith(".git" + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                        || inner.StartsWith(".hidden", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .Select(static path => File.Exists(path)
                ? $"{path} {File.GetLastWriteTimeUtc(path).Ticks} {File.ReadAllText(path)}"
                : path));
}
