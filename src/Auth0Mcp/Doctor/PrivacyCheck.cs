using System.Runtime.Versioning;

namespace Auth0Mcp.Doctor;

/// <summary>Whether this program's own files are for their owner only.</summary>
internal sealed class PrivacyCheck : IDoctorCheck
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
                                        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    public string Name => "files";

    // On Windows a directory in the profile is private unless somebody shares it.
    public Task<IReadOnlyList<Finding>> RunAsync(DoctorContext context, CancellationToken cancellationToken)
        => Task.FromResult(OperatingSystem.IsWindows() ? [] : Findings(context));

    [UnsupportedOSPlatform("windows")]
    private IReadOnlyList<Finding> Findings(DoctorContext context)
    {
        var files = context.OwnDirectories.Where(Directory.Exists)
            .SelectMany(static directory => Directory.EnumerateFiles(directory)).Order(StringComparer.Ordinal).ToList();
        var open = files.Where(IsOpen).Select(file => Open(file, context)).ToList();
        return open.Count > 0 || files.Count == 0
            ? open
            : [new Finding(Name, FindingLevel.Ok, "This program's own files are for their owner only.")];
    }

    [UnsupportedOSPlatform("windows")]
    private Finding Open(string file, DoctorContext context)
        => new(Name, FindingLevel.Warning, $"Others on this machine may read or change {context.Places.Shown(file)}.",
            $"chmod go= '{file}'")
        { Repair = () => Close(file, context) };

    [UnsupportedOSPlatform("windows")]
    private static bool IsOpen(string file) => (File.GetUnixFileMode(file) & Others) != 0;

    [UnsupportedOSPlatform("windows")]
    private static string Close(string file, DoctorContext context)
    {
        File.SetUnixFileMode(file, File.GetUnixFileMode(file) & ~Others);
        return $"{context.Places.Shown(file)} is now for its owner only.";
    }
}
