using System.Diagnostics;

namespace Auth0Mcp.Samples.Tests.Packaging;

/// <summary>Runs the SDK as a developer would, in a process of its own.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    /// <summary>What it prints; fails with all of that when the exit code is not 0.</summary>
    public static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        var (exitCode, output) = await TryAsync(folder, arguments);
        Assert.True(exitCode == 0, output);
        return output;
    }

    public static async Task<(int ExitCode, string Output)> TryAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the test runner sets for itself would be read as properties of the project.
        foreach (var name in start.Environment.Keys.Where(static name =>
            name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var limit = new CancellationTokenSource(s_limit);
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output + await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
