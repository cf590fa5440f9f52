using System.Diagnostics;

namespace Auth0Mcp.SpecTool.Commands;

/// <summary>Runs another program and collects what it prints.</summary>
internal static class ChildProgram
{
    public static async Task<(int ExitCode, string Printed)> RunAsync(
        string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        using var process =
            Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output + await error);
    }
}
