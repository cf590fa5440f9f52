using System.Diagnostics;
using System.Globalization;

namespace Auth0Mcp.Bench;

/// <summary>A process that is no child of a shell afterwards, and all that it starts. What it prints is dropped.</summary>
internal sealed class ProcessTree : IDisposable
{
    private readonly Process _process;

    public ProcessTree(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string folder)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program, .. arguments])
        {
            WorkingDirectory = folder,
        };
        foreach (var name in start.Environment.Keys.Where(static name => name == "DEBUG"
            || name.StartsWith("AUTH0_", StringComparison.Ordinal) || name.StartsWith("OTEL_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
    }

    public bool HasExited => _process.HasExited;

    /// <summary>
    /// The memory of all of them in MB; what they share counts once (the proportional set size of Linux).
    /// </summary>
    public double Megabytes => Members().Sum(static id => Kilobytes(id)) / 1024.0;

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private List<int> Members()
    {
        var parents = Directory.EnumerateDirectories("/proc").Select(static folder => Path.GetFileName(folder))
            .Where(static name => name.All(char.IsAsciiDigit)).Select(static name => int.Parse(name, CultureInfo.InvariantCulture))
            .Select(static id => (Id: id, Parent: Parent(id))).ToLookup(static pair => pair.Parent, static pair => pair.Id);
        var members = new List<int> { _process.Id };
        for (var at = 0; at < members.Count; at++)
        {
            members.AddRange(parents[members[at]]);
        }

        return members;
    }

    /// <summary>The fourth field of <c>stat</c>, after a name that may hold anything.</summary>
    private static int Parent(int id) => Read(id, "stat") is { } stat
        ? int.Parse(stat[(stat.LastIndexOf(')') + 4)..].Split(' ')[0], CultureInfo.InvariantCulture)
        : 0;

    private static double Kilobytes(int id)
        => Read(id, "smaps_rollup")?.Split('\n')
            .FirstOrDefault(static line => line.StartsWith("Pss:", StringComparison.Ordinal)) is { } line
            ? double.Parse(line[4..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture)
            : 0;

    /// <summary>Null for a process that is gone.</summary>
    private static string? Read(int id, string file)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/{file}"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
