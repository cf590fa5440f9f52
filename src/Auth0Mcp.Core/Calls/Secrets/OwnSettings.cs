using System.Globalization;
using System.Text.RegularExpressions;
using Auth0Mcp.Configuration;

namespace Auth0Mcp.Calls.Secrets;

/// <summary>
/// Files that may hold this server's own way in: configurations of MCP clients, which start servers with their variables, and
/// their backups. They are known by their path, and by what is in them whatever they are called.
/// </summary>
internal static partial class OwnSettings
{
    /// <summary>How the name of a backup ends that this program makes of a client's configuration.</summary>
    public const string BackupEnding = ".auth0-mcp.bak";

    private static readonly string[] s_clients =
    [
        "mcp.json", "mcp_config.json", "mcp-config.json", "mcp_settings.json", "claude_desktop_config.json", ".claude.json",
            "opencode.json", "opencode.jsonc",
        "/.gemini/settings.json", "/.zed/settings.json", "/zed/settings.json", "/.codex/config.toml", BackupEnding,
    ];

    /// <summary>True for the path of a client's configuration, as a client or this program names it.</summary>
    /// <param name="full">From the root on, without a step back.</param>
    public static bool IsClientPath(string full)
        => full.Replace('\\', '/').TrimEnd('/') is var plain
            && s_clients.Any(client => plain.EndsWith(client, StringComparison.OrdinalIgnoreCase));

    /// <summary>True for a text that lists MCP servers, in JSON, TOML or YAML.</summary>
    public static bool IsClientConfiguration(string text)
        => Servers().IsMatch(text) || (Decoded(text) is { } decoded && Servers().IsMatch(decoded));

    /// <summary>True for a text that names one of the variables of this server's own way in, as a key or anywhere else.</summary>
    public static bool NamesWayIn(string text) => WayIn().IsMatch(text) || (Decoded(text) is { } decoded && WayIn().IsMatch(decoded));

    /// <summary>The name of one of those variables; Windows does not tell small letters from capitals.</summary>
    public static bool IsWayIn(string name)
        => name.ToUpperInvariant() is EnvironmentVariables.Token or EnvironmentVariables.ClientSecret;

    /// <summary>The text with escaped characters as they are; null when there are none.</summary>
    private static string? Decoded(string text)
        => text.Contains("\\u", StringComparison.OrdinalIgnoreCase)
            ? Escape()
                .Replace(
                    text, static escape =>
                    ((char)int.Parse(escape.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
            : null;

    [GeneratedRegex(
        @"(?<![A-Za-z0-9_-])(mcpServers|mcp_servers|mcp-servers|context_servers|servers)[""']?\s*[:=.\]]",
        RegexOptions.CultureInvariant)]
    private static partial Regex Servers();

    [GeneratedRegex(
        "(?<![A-Za-z0-9_])AUTH0_(TOKEN|CLIENT_SECRET)(?![A-Za-z0-9_])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex WayIn();

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Escape();
}
