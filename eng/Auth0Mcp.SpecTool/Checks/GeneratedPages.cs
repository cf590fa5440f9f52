using Auth0Mcp.SpecTool.Commands;

namespace Auth0Mcp.SpecTool.Checks;

/// <summary>
/// The pages generated from the catalog. They are rendered from the compiled tools, so a program of its own does it:
/// this one has to run while the manifest does not compile.
/// </summary>
internal static class GeneratedPages
{
    public const string Project = "eng/Auth0Mcp.Pages";

    public static SpecCheck Check(string root, ToolStreams streams) => new("generated pages are current", async cancellation =>
    {
        var (exitCode, printed) = await streams.RunProgramAsync(
            "dotnet", ["run", "--project", Path.Combine(root, Project), "--", "--check"], cancellation);
        return exitCode == 0 ? [] : [.. printed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    });
}
