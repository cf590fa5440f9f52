using Auth0Mcp.Files;

namespace Auth0Mcp.Tools.Onboarding.Settings;

/// <summary>What git says of a file.</summary>
internal enum GitState
{
    /// <summary>There is no repository around it, or no git to ask.</summary>
    Unknown,

    Ignored,

    /// <summary>It is in the repository, with whatever is written into it.</summary>
    Tracked,

    /// <summary>The next <c>git add</c> takes it along.</summary>
    Untracked,
}

/// <summary>Asks git itself whether it would take a file, and adds a line to <c>.gitignore</c> where it would.</summary>
internal static class GitIgnore
{
    public const string FileName = ".gitignore";

    private const int MaxBytes = 256 * 1024;

    /// <summary>Nothing that a repository configures is run for the question.</summary>
    private static readonly string[] s_quietly = ["-c", "core.fsmonitor=false", "-c",
        "core.hooksPath=" + (OperatingSystem.IsWindows() ? "NUL" : "/dev/null")];

    /// <summary>What git says of a file of the project.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<GitState> AskAsync(ProjectFolder project, string relative, CancellationToken cancellationToken)
    {
        if (Programs.Find("git", Environment.GetEnvironmentVariable("PATH"), project.Root.Full("")) is not { } git)
        {
            return GitState.Unknown;
        }

        var full = project.Root.Full(project.PathOf(relative));
        Task<(int Code, string Output)?> Run(params string[] arguments)
            => Programs.RunAsync(
                git, [.. s_quietly, "-C", project.Root.Full(project.PathOf("")), .. arguments, "--", full], "", cancellationToken);

        return await Run("check-ignore", "-q") switch
        {
            { Code: 0 } => GitState.Ignored,
            { Code: 1 } => await Run("ls-files", "--error-unmatch") is { Code: 0 } ? GitState.Tracked : GitState.Untracked,
            _ => GitState.Unknown,
        };
    }

    /// <summary>Adds a line for the file, and returns false when git would take it all the same.</summary>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static async Task<bool> AddAsync(ProjectFolder project, string relative, CancellationToken cancellationToken)
    {
        var path = project.PathOf(FileName);
        var text = Read();
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var added = $"{text}{(text.Length == 0 || text.EndsWith('\n') ? "" : newLine)}/{relative}{newLine}";
        return project.Root.Find(path).Value is { } full
            && project.Root.Replace(full, System.Text.Encoding.UTF8.GetBytes(added), () => Read() == text)
            && await AskAsync(project, relative, cancellationToken) == GitState.Ignored;

        string Read()
        {
            if (project.Find(FileName) is null)
            {
                return "";
            }

            var read = project.Root.Read(path, MaxBytes, "256 KB", mayBeEmpty: true);
            return read.Value is { } content
                ? System.Text.Encoding.UTF8.GetString(content)
                : throw new IOException($"{FileName}: {read.Error}");
        }
    }
}
