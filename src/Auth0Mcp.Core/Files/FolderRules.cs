namespace Auth0Mcp.Files;

/// <summary>
/// Which folders are for the files of calls, one rule for all tools that read or write them: not those of the system, and not
/// those that begin with a dot, which hold the settings of programs.
/// </summary>
internal static class FolderRules
{
    /// <summary>Said wherever a folder on the way begins with a dot.</summary>
    public const string DotFolder = "in a folder that begins with a dot, which is for the settings of a program; use another folder";

    /// <summary>Folders of the system, with all that is in them.</summary>
    private static readonly string[] s_system =
    [
        "/bin", "/boot", "/dev", "/etc", "/lib", "/lib32", "/lib64", "/proc", "/run", "/sbin", "/sys", "/usr",
        "/var/cache", "/var/db", "/var/lib", "/var/log", "/var/run", "/var/spool",
        "/System", "/Library", "/Applications", "/private/etc", "/private/var/db", "/private/var/log", "/private/var/root",
            "/private/var/run",
    ];

    /// <summary>Folders of a home that hold keys and sign-ins, with all that is in them.</summary>
    private static readonly string[] s_private = [".aws", ".azure", ".config", ".docker", ".gnupg", ".kube", ".local",
        ".password-store", ".ssh"];

    /// <summary>Why files of calls do not lie in a folder; null when they may.</summary>
    /// <param name="real">From the root on, links followed.</param>
    public static string? OfRoot(string real)
        => Path.GetPathRoot(real) == real
            ? "the server runs in the root of the file system, where it uses no files; start it in the folder of the file"
            : SystemFolders().Any(system => IsWithin(real, system))
                ? "the server runs in a folder of the system, where it uses no files; start it in the folder of the project"
            : Path.GetFileName(real).StartsWith('.') || PrivateFolders().Any(folder => IsWithin(real, folder))
                ? "the server runs in a folder for the settings of programs, where it uses no files; start it in the folder of "
                    + "the project"
            : null;

    /// <summary>Why a path below such a folder is not for calls; null when it is.</summary>
    /// <param name="relative">With the separators of the system or with '/'.</param>
    public static string? OfPath(string relative)
        => relative.Split('/', Path.DirectorySeparatorChar).SkipLast(1).Any(static folder => folder.StartsWith('.')) ? DotFolder : null;

    private static IEnumerable<string> SystemFolders()
        => OperatingSystem.IsWindows()
            ? new[]
            {
                Environment.SpecialFolder.Windows, Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86,
                Environment.SpecialFolder.CommonApplicationData,
            }.Select(Environment.GetFolderPath)
            : s_system;

    private static IEnumerable<string> PrivateFolders()
        => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home
            ? s_private.Select(folder => Path.Combine(home, folder))
            : [];

    /// <summary>Case does not count: it does not for the systems of two of three users.</summary>
    private static bool IsWithin(string path, string folder)
        => folder.Length > 0
            && (path + Path.DirectorySeparatorChar).StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);
}
