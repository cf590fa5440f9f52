using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Auth0Mcp.Bench;

/// <summary>Publishes the native executable that is measured.</summary>
internal static class NativeBuild
{
    /// <returns>The path of the executable.</returns>
    /// <exception cref="InvalidOperationException">The publish failed.</exception>
    public static string Publish(string root, string project = "Auth0Mcp", string program = "auth0-mcp")
    {
        var output = Path.Combine(root, "artifacts", "bench", "native", project);
        Console.Error.WriteLine($"publishing {program} as a native program …");
        using var publish = Process.Start(new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = root,
            ArgumentList = { "publish", $"src/{project}", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", output,
                "-v", "quiet" },
        })!;
        publish.WaitForExit();
        return publish.ExitCode == 0
            ? Path.Combine(output, OperatingSystem.IsWindows() ? program + ".exe" : program)
            : throw new InvalidOperationException($"dotnet publish ended with {publish.ExitCode}.");
    }
}
