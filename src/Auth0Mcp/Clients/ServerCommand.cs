namespace Auth0Mcp.Clients;

/// <summary>How this program is started again.</summary>
/// <param name="Command">The executable by absolute path, or the command of a package runner.</param>
/// <param name="Prefix">What comes before this program's own arguments.</param>
internal sealed record ServerCommand(string Command, IReadOnlyList<string> Prefix)
{
    private const string Program = "auth0-mcp";
    private const string Package = "Auth0Mcp";

    /// <summary>This process.</summary>
    public static ServerCommand Current(SystemPlaces places)
        => From(System.Environment.ProcessPath ?? Program, AppContext.BaseDirectory, places);

    /// <summary>The process that runs <paramref name="processPath"/> from <paramref name="baseDirectory"/>.</summary>
    public static ServerCommand From(string processPath, string baseDirectory, SystemPlaces places)
    {
        if (Path.GetFileNameWithoutExtension(processPath) == "dotnet")
        {
            return new ServerCommand(processPath, [Path.Combine(baseDirectory, Program + ".dll")]);
        }

        return Runner(processPath) ?? new ServerCommand(Shim(processPath) ?? Link(processPath, places) ?? processPath, []);
    }

    /// <summary>True when a configured command starts this program, by whatever path.</summary>
    public bool IsStartedBy(string command, IReadOnlyList<string> arguments, SystemPlaces places)
        => arguments.Take(Prefix.Count).SequenceEqual(Prefix, StringComparer.Ordinal)
           && (command == Command
               || (Locate(command, places) is { } found && Locate(Command, places) is { } own && string.Equals(found, own, FileNames)));

    /// <summary>True when a configured command line names this program, there or not: by its file, or as a package.</summary>
    public static bool IsNamedIn(IReadOnlyList<string> command)
        => command.Any(static part => IsFile(part) || IsPackage(part));

    /// <summary>True for a file of this program, by whatever path.</summary>
    public static bool IsFile(string word) => Path.GetFileNameWithoutExtension(word) == Program;

    /// <summary>True for the package, also of one version.</summary>
    public static bool IsPackage(string word) => word == Package || word.StartsWith(Package + "@", StringComparison.Ordinal);

    /// <summary>The file behind a command as a shell would find it, links followed; null when there is none.</summary>
    public static string? Locate(string command, SystemPlaces places)
    {
        var path = command.AsSpan().ContainsAny('/', '\\') ? command : places.FindProgram(command);
        return path is not null && File.Exists(path) ? Final(path) : null;
    }

    private static StringComparison FileNames
        => OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>A copy in the package cache is gone after the next cleaning: the runner fetches it again.</summary>
    private static ServerCommand? Runner(string processPath)
    {
        var parts = processPath.Split('/', '\\');
        var package = Array.FindIndex(parts, static part => part is ".nuget");
        return package >= 0 && package + 1 < parts.Length && parts[package + 1] == "packages"
            ? new ServerCommand("dnx", [Package, "--yes", "--"])
            : null;
    }

    /// <summary>
    /// An installed tool lies in a directory named after its version; the command beside <c>.store</c> outlives updates.
    /// </summary>
    private static string? Shim(string processPath)
    {
        var store = processPath.IndexOf($"{Path.DirectorySeparatorChar}.store{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
        return store < 0
            ? null
            : ((string[])["", ".exe", ".cmd"]).Select(ending => Path.Combine(processPath[..store], Program + ending))
                .FirstOrDefault(File.Exists);
    }

    /// <summary>The link on the path that leads here, such as a package manager keeps.</summary>
    private static string? Link(string processPath, SystemPlaces places)
        => places.FindProgram(Program) is { } found && found != processPath
            && string.Equals(Final(found), Final(processPath), FileNames) ? found : null;

    private static string Final(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return path;
        }
    }
}
