using System.Diagnostics;

namespace Auth0Mcp.Bench;

/// <summary>
/// What a contributor waits for, in a copy of the working tree: the first build, and a new tool from its six lines to its answer.
/// </summary>
internal static class BuildBench
{
    private const string Tool = "auth0_list_failed_logins";

    private const string Entry = $"""
        toolset: logs
        tools:
          - name: {Tool}
            operation: get_logs
            title: List failed logins
            description: Lists failed logins, newest first.

        """;

    public static async Task RunAsync(string root, Report report)
    {
        var copy = Directory.CreateTempSubdirectory("auth0-mcp-bench-").FullName;
        try
        {
            await CopyAsync(root, copy);
            await DotnetAsync(copy, "restore");
            report.Add(
                "first `dotnet build` of everything, packages restored",
                Seconds(await DotnetAsync(copy, "build", "--no-restore")), "120 s");
            report.Add("`dotnet build` with nothing to do", Seconds(await DotnetAsync(copy, "build")), "15 s");

            await File.WriteAllTextAsync(Path.Combine(copy, "spec", "tools", "failed-logins.yaml"), Entry);
            var build = await DotnetAsync(copy, "build");
            var answer = await DotnetAsync(
                copy, "run", "--no-build", "--project", "src/Auth0Mcp", "--", "call", Tool, "per_page=1", "--toolsets", "logs",
                "--demo");
            report.Add("a new tool: six lines of YAML, `dotnet build`, it answers", Seconds(build + answer), "30 s");

            await File.AppendAllTextAsync(
                Path.Combine(copy, "spec", "tools", "failed-logins.yaml"), "    defaults: { sort: \"date:-1\" }\n");
            var run = await DotnetAsync(
                copy, "run", "--project", "src/Auth0Mcp", "--", "call", Tool, "per_page=1", "--toolsets", "logs", "--demo");
            report.Add("a changed tool: `dotnet run --project src/Auth0Mcp -- call …` answers", Seconds(run), "15 s");
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static string Seconds(TimeSpan time) => Report.Number($"{time.TotalSeconds:0.0} s");

    /// <summary>Every file that is in version control or could be.</summary>
    private static async Task CopyAsync(string root, string copy)
    {
        using var git =
            Process.Start(new ProcessStartInfo(
                "git", ["ls-files", "--cached", "--others", "--exclude-standard"])
            {
                WorkingDirectory = root,
                RedirectStandardOutput = true
            })!;
        foreach (var file in (await git.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(file => File.Exists(Path.Combine(root, file))))
        {
            var target = Path.Combine(copy, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(root, file), target);
        }
    }

    /// <exception cref="InvalidOperationException">The command failed.</exception>
    private static async Task<TimeSpan> DotnetAsync(string folder, params string[] arguments)
    {
        Console.Error.WriteLine("  dotnet " + string.Join(' ', arguments));
        var clock = Stopwatch.StartNew();
        using var dotnet =
            Process.Start(new ProcessStartInfo(
                "dotnet", arguments)
            { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = dotnet.StandardError.ReadToEndAsync();
        var output = await dotnet.StandardOutput.ReadToEndAsync();
        await dotnet.WaitForExitAsync();
        return dotnet.ExitCode == 0
            ? clock.Elapsed
            : throw new InvalidOperationException(
                $"dotnet {string.Join(' ', arguments)} ended with {dotnet.ExitCode}: {output}{await error}");
    }
}
