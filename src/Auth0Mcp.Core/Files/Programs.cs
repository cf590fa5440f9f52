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

    /// <summary>The path of a program that may be run; null when there is none outside of the project.</summary>
    /// <param name="path">The folders in which it may lie: the value of PATH.</param>
    /// <param name="project">The current folder, or the one that is worked on: what lies in it is not run, whatever PATH says.</param>
    /// <param name="endings">What the name may end in besides; null for what a program has by itself.</param>
    public static string? Find(string name, string? path, string project, IReadOnlyList<string>? endings = null)
    {
        var real = Real(project);
        return On(path, name, endings ?? (OperatingSystem.IsWindows() ? [".exe"] : [""]))
            .FirstOrDefault(file => real is not null && Real(file) is { } found && !IsOf(real, found));
    }

    /// <summary>
    /// The files of that name in the folders of PATH, the one that a shell takes first. Folders that are named from the current one on
    /// are left out: they are those of whatever project it is.
    /// </summary>
    /// <param name="endings">What a name may end in besides.</param>
    public static IEnumerable<string> On(string? path, string name, IReadOnlyList<string> endings)
        => (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, name + ending)))
            .Where(File.Exists);

    /// <summary>
    /// A home is not a project: of it and of what is around it only the files themselves are, and not the folders, in which people
    /// install programs.
    /// </summary>
    private static bool IsOf(string project, string file)
        => IsWithin(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), project)
            ? string.Equals(Path.GetDirectoryName(file), project, StringComparison.OrdinalIgnoreCase)
            : IsWithin(file, project);

    private static bool IsWithin(string path, string folder)
        => (path + Path.DirectorySeparatorChar).StartsWith(
            Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);

    /// <summary>The path with its links followed; null where that cannot be told.</summary>
    private static string? Real(string path)
    {
        try
        {
            return RealPath.Of(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>How a program that was found is started: apart from the project, this server's sign-in and its standard streams.</summary>
    public static ProcessStartInfo Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Path.GetDirectoryName(program)!,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith(OwnPrefix, StringComparison.OrdinalIgnoreCase))
            .ToList())
        {
            start.Environment.Remove(name);
        }

        return start;
    }

    /// <summary>Runs a program to its end; null when it does not start, or takes too long.</summary>
    /// <param name="input">Its standard input: secrets are in no list of processes.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<(int Code, string Output)?> RunAsync(
        string program, IEnumerable<string> arguments, string input, CancellationToken cancellationToken)
    {
        var start = Start(program, arguments);

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
