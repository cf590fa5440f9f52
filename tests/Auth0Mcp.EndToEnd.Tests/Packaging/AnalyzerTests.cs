using Auth0Mcp.EndToEnd.Tests.Harness;

namespace Auth0Mcp.EndToEnd.Tests.Packaging;

/// <summary>
/// Which builds check the code of the server. Whoever edits a tool must not wait for analyzers over generated code; what ships and what
/// is merged passes them.
/// </summary>
public sealed class AnalyzerTests
{
    private const string Property = "RunAnalyzersDuringBuild";

    public static TheoryData<string> Projects { get; } =
        [.. new[] { "generator/Auth0Mcp.Generator", "src/Auth0Mcp.ManagementApi", "src/Auth0Mcp.Core", "tests/Auth0Mcp.Tests" }];

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task BuildAsTheReadmeHasIt_LeavesAnalyzersOut(string project) => Assert.Equal("false", await Read(project));

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task ReleaseBuild_RunsAnalyzers(string project) => Assert.Equal("", await Read(project, "-p:Configuration=Release"));

    /// <summary>The property as a build without a word from the environment finds it.</summary>
    private static async Task<string> Read(string project, params string[] arguments)
    {
        var result = await Shell.RunAsync(
            "dotnet", ["msbuild", project, $"-getProperty:{Property}", .. arguments],
            new Dictionary<string, string?> { [Property] = "", ["Configuration"] = "" },
            workingDirectory: Repository.FindRoot(AppContext.BaseDirectory));
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        return result.Output.Trim();
    }
}
