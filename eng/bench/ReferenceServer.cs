using System.Diagnostics;
using System.Text.Json;

namespace Auth0Mcp.Bench;

/// <summary>The official server on Node.js, installed by npm at the version that <c>reference/package.json</c> pins.</summary>
/// <param name="Script">What node runs.</param>
internal sealed record ReferenceServer(string Folder, string Script, string Version, string Node)
{
    private const string Package = "@auth0/auth0-mcp-server";

    /// <summary>Made-up credentials: starting and listing need no tenant.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        ["AUTH0_DOMAIN"] = "example.eu.auth0.com",
        ["AUTH0_TOKEN"] = "bench",
        ["AUTH0_MCP_ANALYTICS"] = "false",
    };

    /// <summary>The server; null where node or npm is missing, or npm cannot install it.</summary>
    public static ReferenceServer? Install(string root)
    {
        var folder = Path.Combine(root, "artifacts", "bench", "reference");
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(Path.Combine(root, "eng", "bench", "reference")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        var package = Path.Combine(folder, "node_modules", Package, "package.json");
        if (!File.Exists(package) || !Directory.Exists(Path.Combine(folder, "node_modules", "supergateway")))
        {
            Console.Error.WriteLine("installing the reference server …");
            if (Output("npm", folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund") is null)
            {
                return null;
            }
        }

        return Output("node", folder, "--version") is { } node
            ? new ReferenceServer(
                folder,
                Path.Combine(folder, "node_modules", Package, "dist", "index.js"),
                JsonElement.Parse(File.ReadAllText(package)).GetProperty("version").GetString()!,
                node.Trim())
            : null;
    }

    public ServerProcess Start() => new("node", ["--require", Path.Combine(Folder, "keychain.cjs"), Script, "run"], Environment);

    private static string? Output(string file, string folder, params string[] arguments)
    {
        try
        {
            using var process =
                Process.Start(new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
