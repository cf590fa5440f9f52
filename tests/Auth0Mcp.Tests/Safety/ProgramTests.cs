using Auth0Mcp.Cli.Prompts;
using Auth0Mcp.Clients;
using Auth0Mcp.Files;
using Auth0Mcp.Tests.Fixtures;

namespace Auth0Mcp.Tests.Safety;

/// <summary>What this program starts is a program of the machine, never one that a project brings along.</summary>
public sealed class ProgramTests : IDisposable
{
    private const string Name = "xdg-open";
    private const UnixFileMode Everything = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _root = RealPath.Of(Directory.CreateTempSubdirectory("auth0-mcp-programs-").FullName);

    private string Project => Path.Combine(_root, "project");

    private string Marker => Path.Combine(_root, "started");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>Each is the only folder on the path at first, and then the one before a folder of the machine.</summary>
    [UnixTheory]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("bin")]
    [InlineData("./node_modules/.bin")]
    [InlineData("{project}")]
    [InlineData("{project}/")]
    [InlineData("{project}/bin")]
    [InlineData("{project}/../project/bin")]
    [InlineData("{root}/link")]
    [InlineData("{root}/links")]
    [InlineData("~/bin")]
    public void FolderOfTheProject_IsPassedOver(string folder)
    {
        var given = folder.Replace("{project}", Project, StringComparison.Ordinal).Replace("{root}", _root, StringComparison.Ordinal);
        foreach (var at in (string[])["", "bin", "node_modules/.bin"])
        {
            Make(Path.Combine(Project, at, Name));
        }

        Directory.CreateSymbolicLink(Path.Combine(_root, "link"), Path.Combine(Project, "bin"));
        Directory.CreateDirectory(Path.Combine(_root, "links"));
        File.CreateSymbolicLink(Path.Combine(_root, "links", Name), Path.Combine(Project, Name));
        var safe = Make(Path.Combine(_root, "machine", Name));
        Assert.Null(Programs.Find(Name, given, Project));
        Assert.Equal(safe, Programs.Find(Name, $"{given}:{Path.GetDirectoryName(safe)}", Project));
        Assert.Equal(safe, Places($"{given}:{Path.GetDirectoryName(safe)}").FindProgramToStart(Name));
    }

    [UnixTheory]
    [InlineData("project-of-others")]
    [InlineData("bin")]
    public void FolderBesideTheProject_IsOfTheMachine(string folder)
    {
        Directory.CreateDirectory(Project);
        var program = Make(Path.Combine(_root, folder, Name));
        Assert.Equal(program, Programs.Find(Name, Path.GetDirectoryName(program), Project));
    }

    [UnixFact]
    public void ProjectThatIsReachedThroughALink_IsTheSame()
    {
        Make(Path.Combine(Project, "bin", Name));
        var link = Directory.CreateSymbolicLink(Path.Combine(_root, "here"), Project).FullName;
        Assert.Null(Programs.Find(Name, Path.Combine(Project, "bin"), link));
        Assert.Null(Programs.Find(Name, Path.Combine(link, "bin"), Project));
    }

    /// <summary>A server that is started in the home finds what is installed there.</summary>
    [UnixFact]
    public void Home_IsNoProject()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var program = Make(Path.Combine(_root, "bin", Name));
        Assert.Equal(program, Programs.Find(Name, Path.GetDirectoryName(program), home));
        Assert.Equal("/bin/sh", Programs.Find("sh", "/bin", "/"));
    }

    [LinuxFact]
    public void Browser_IsNeverOneOfTheCurrentFolder()
    {
        var here = Path.Combine(Environment.CurrentDirectory, $"project-{Guid.NewGuid():N}");
        Make(Path.Combine(here, Name));
        try
        {
            Assert.False(Open(here));
            Assert.False(Open(Path.GetRelativePath(Environment.CurrentDirectory, here)));
            Assert.False(Open("."));
        }
        finally
        {
            Directory.Delete(here, recursive: true);
        }

        Assert.False(File.Exists(Marker));

        // The same with a program of the machine: so it would have been started.
        Make(Path.Combine(_root, "machine", Name));
        using var watcher = new FileSystemWatcher(_root, Path.GetFileName(Marker));
        using var made = new ManualResetEventSlim();
        watcher.Created += (_, _) => made.Set();
        watcher.EnableRaisingEvents = true;
        Assert.True(Open(Path.Combine(_root, "machine")));
        Assert.True(made.Wait(TimeSpan.FromSeconds(30)));
    }

    private static bool Open(string path)
    {
        var variables = new Dictionary<string, string> { ["PATH"] = path, ["DISPLAY"] = ":9" };
        return Browser.TryOpen(new Uri("https://example.com/"), variables.GetValueOrDefault);
    }

    private SystemPlaces Places(string path)
        => new(HostSystem.Linux, Path.Combine(_root, "home"), name => name == "PATH" ? path : null, Project);

    /// <summary>A program that leaves a mark when it is started.</summary>
    private string Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"#!/bin/sh\n: > '{Marker}'\n");
        File.SetUnixFileMode(path, Everything);
        return Path.GetFullPath(path);
    }
}
