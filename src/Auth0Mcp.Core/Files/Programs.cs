using System.ComponentModel;
using System.Diagnostics;

namespace Auth0Mcp.Files;

/// <summary>
/// Runs programs of this machine, never one of the project: they are found in the folders of PATH, and start outside of the
/// project.
/// </summary>
internal static class Programs
{
    private const string OwnPrefix = "AUTH0_";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>The path of a program; null when there is none outside of a folder.</summary>
    /// <param name="apartFrom">The project: what lies in it is not run, whatever PATH says; null for none.</param>
    public static string? Find(string name, string? apartFrom)
    {
        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(path => File.Exists(path)
                && (apartFrom is null
                    || !path.StartsWith(apartFrom + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Runs a program to its end; null when it does not start, or takes too long.</summary>
    /// <param name="input">Its standard input: secrets are in no list of processes.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<(int Code, string Output)?> RunAsync(
        string program, IEnumerable<string> arguments, string input, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Path.GetDirectoryName(program)!,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A program of this machine has no business with this server's sign-in.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith(OwnPrefix, StringComparison.OrdinalIgnoreCase))
            .ToList())
        {
            start.Environment.Remove(name);
        }

        // A repository may name a program that fetches what is missing in it (gitformat-pack, promisor remotes): nothing is fetched.
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["GIT_ALLOW_PROTOCOL"] = "";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            end.CancelAfter(s_patience);
            try
            {
                var (output, errors) = (process.StandardOutput.ReadToEndAsync(end.Token),
                    process.StandardError.ReadToEndAsync(end.Token));
                await process.StandardInput.WriteAsync(input.AsMemory(), end.Token);
                process.StandardInput.Close();
                await process.WaitForExitAsync(end.Token);
                _ = await errors;
                return (process.ExitCode, await output);
            }
            catch (Exception failure)
                when (failure is OperationCanceledException or IOException && !cancellationToken.IsCancellationRequested)
            {
                process.Kill(entireProcessTree: true);
                return null;
            }
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
