using System.IO.Compression;
using System.Runtime.InteropServices;
using Auth0Mcp.EndToEnd.Tests.Harness;

namespace Auth0Mcp.EndToEnd.Tests.Packaging;

/// <summary>
/// The .NET tool as users get it: packed into a local folder, then installed from that folder alone. The native package holds what
/// <see cref="NativeExecutable"/> has published, so that nothing is compiled twice; with an executable from elsewhere the package
/// for the runtime ('any') takes its place.
/// </summary>
public sealed class InstalledTool : IAsyncLifetime
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    private readonly string _folder = Directory.CreateTempSubdirectory("auth0-mcp-package-").FullName;

    /// <summary>The command that the installation put into place.</summary>
    public string Command => Path.Combine(_folder, "tool", OperatingSystem.IsWindows() ? "auth0-mcp.exe" : "auth0-mcp");

    public string Root { get; } = Repository.FindRoot(AppContext.BaseDirectory);

    public string Version { get; private set; } = "";

    /// <summary>The package that users name; it points to those that hold the program.</summary>
    public ZipArchive NamedPackage => OpenPackage("Auth0Mcp");

    /// <summary>The package that holds the program.</summary>
    public ZipArchive ProgramPackage => OpenPackage("Auth0Mcp." + Runtime);

    private static string Runtime => NativeExecutable.IsGiven ? "any" : RuntimeInformation.RuntimeIdentifier;

    private string Packages => Path.Combine(_folder, "packages");

    public async Task InitializeAsync()
    {
        await DotnetAsync(["pack", "src/Auth0Mcp", "-c", "Release", "-r", Runtime, "-o", Packages]);

        // The package that points holds no code; it names one system here, because the others are packed on their own.
        await DotnetAsync(
            ["pack", "src/Auth0Mcp", "-c", "Release", "--no-build", "-o", Packages, $"-p:ToolPackageRuntimeIdentifiers={Runtime}"]);
        Version = (await DotnetAsync(["msbuild", "src/Auth0Mcp", "-getProperty:Version"])).Output.Trim();
        await DotnetAsync(
            ["tool", "install", "Auth0Mcp", "--version", Version, "--source", Packages, "--tool-path", Path.Combine(_folder, "tool")]);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    private async Task<ShellResult> DotnetAsync(IEnumerable<string> arguments)
    {
        var result = await Shell.RunAsync("dotnet", arguments, workingDirectory: Root, limit: s_limit);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        return result;
    }

    private ZipArchive OpenPackage(string id) => ZipFile.OpenRead(Path.Combine(Packages, $"{id}.{Version}.nupkg"));
}
