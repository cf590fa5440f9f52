using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Auth0Mcp.Bench;

/// <summary>Publishes the native executable that is measured.</summary>
internal static class NativeBuild
{
    /// <returns>The path of the executable.</returns>
    /// <exception cref="InvalidOperationException">The publish failed.</exception>
    public static string Publish(string root)
    {
        var output = Path.Combine(root, "artifacts", "bench", "native");
        Console.Error.WriteLine("publishing the native executable …");
        using var publish = Process.Start(new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = root,
            ArgumentList = { "publish", "src/Auth0Mcp", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", output,
                "-v", "quiet" },
        })!;
        publish.WaitForExit();
        return publish.ExitCode == 0
            ? Path.Combine(output, OperatingSystem.IsWindows() ? "auth0-mcp.exe" : "auth0-mcp")
            : throw new InvalidOperationException($"dotnet publish ended with {publish.ExitCode}.");
    }
}
