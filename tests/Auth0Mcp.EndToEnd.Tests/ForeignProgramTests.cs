using Auth0Mcp.EndToEnd.Tests.Harness;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.EndToEnd.Tests;

/// <summary>A folder brings a program by the name of one that this program starts.</summary>
[Collection(UsesNativeExecutable.Name)]
public sealed class ForeignProgramTests(NativeExecutable executable) : IDisposable
{
    private const UnixFileMode Everything = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _root = Directory.CreateTempSubdirectory("auth0-mcp-foreign-").FullName;

    private string Project => Path.Combine(_root, "project");

    private string Marker => Path.Combine(_root, "started");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary><c>doctor</c> of a program from the package cache starts it again through <c>dnx</c>.</summary>
    [UnixTheory]
    [InlineData(".", false)]
    [InlineData("bin", false)]
    [InlineData("{root}/project", false)]
    [InlineData("{root}/project/bin", false)]
    [InlineData(".:bin:{root}/project:{root}/project/bin:{root}/machine", true)]
    public async Task PackageRunner_IsNeverOneOfTheCurrentFolder(string path, bool isStarted)
    {
        var name = isStarted ? "dnx" : "mine";
        Make(Path.Combine(Project, "dnx"), "/dev/null");
        Make(Path.Combine(Project, "bin", "dnx"), "/dev/null");
        Make(Path.Combine(_root, "machine", name), Marker);
        if (!isStarted)
        {
            Make(Path.Combine(Project, "dnx"), Marker);
            Make(Path.Combine(Project, "bin", "dnx"), Marker);
        }

        await using var tenant = new FakeTenant();
        var environment = new Dictionary<string, string?>(tenant.Environment)
        {
            ["PATH"] = path.Replace("{root}", _root, StringComparison.Ordinal),
            ["HOME"] = Path.Combine(_root, "home"),
            ["AUTH0_MCP_HOME"] = Path.Combine(_root, "home"),
        };
        var result = await Shell.RunAsync(CachedCopy(), ["doctor"], environment, workingDirectory: Project);
        Assert.Contains("environment", result.Output + result.Error, StringComparison.Ordinal);
        Assert.Equal(isStarted, File.Exists(Marker));
    }

    /// <summary>The program where a package runner keeps it.</summary>
    private string CachedCopy()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, ".nuget", "packages", "auth0mcp", "0.1.0")).FullName;
        var source = Path.GetDirectoryName(executable.Path)!;
        var own = Path.GetFileNameWithoutExtension(executable.Path);
        var files = File.Exists(Path.Combine(source, own + ".dll")) ? Directory.EnumerateFiles(source) : [executable.Path];
        foreach (var file in files)
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return Path.Combine(folder, Path.GetFileName(executable.Path));
    }

    private static void Make(string path, string marker)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"#!/bin/sh\n: > '{marker}'\n");
        File.SetUnixFileMode(path, Everything);
    }
}
