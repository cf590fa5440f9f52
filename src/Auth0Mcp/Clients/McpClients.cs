using Auth0Mcp.Configuration;

namespace Auth0Mcp.Clients;

/// <summary>
/// The clients that can be set up by name. Paths and shapes are those of the clients' own documentation, November 2026.
/// </summary>
internal static class McpClients
{
    /// <summary>In the order in which they are listed.</summary>
    public static IReadOnlyList<McpClient> All { get; } =
    [
        new("claude", "Claude Desktop", ["mcpServers"], EntryShape.Plain, new FileCandidates(
            ["$XDG_CONFIG_HOME/Claude/claude_desktop_config.json", "~/.config/Claude/claude_desktop_config.json"],
            ["~/Library/Application Support/Claude/claude_desktop_config.json"],
            // The packaged app sees a private copy of the roaming directory, and only that.
            ["$LOCALAPPDATA/Packages/Claude_*/LocalCache/Roaming/Claude/claude_desktop_config.json",
            .. Roaming("Claude/claude_desktop_config.json")]))
        {
            HandsOn = HandedOn.Few,
            Directories = ["$XDG_CONFIG_HOME/Claude", "~/.config/Claude", "~/Library/Application Support/Claude", "$APPDATA/Claude"],
            Pickup = "Quit and reopen Claude Desktop.",
        },
        new("claude-code", "Claude Code", ["mcpServers"], EntryShape.Stdio,
            FileCandidates.Everywhere("$CLAUDE_CONFIG_DIR/.claude.json", "~/.claude.json"))
        {
            ProjectFile = [".mcp.json"],
            SkillFolders = ["$CLAUDE_CONFIG_DIR/skills", "~/.claude/skills"],
            ProjectSkillFolders = [".claude/skills"],
            Programs = ["claude"],
            Pickup = "Start a new session of Claude Code.",
        },
        new("cursor", "Cursor", ["mcpServers"], EntryShape.Stdio, FileCandidates.Everywhere("~/.cursor/mcp.json"))
        {
            ProjectFile = [".cursor/mcp.json"],
            SkillFolders = ["~/.cursor/skills"],
            ProjectSkillFolders = [".cursor/skills"],
            Programs = ["cursor"],
            Directories = ["~/.cursor"],
            ToolLimit = 40,
            Pickup = "Switch the server on in Cursor's MCP settings.",
        },
        new("windsurf", "Windsurf", ["mcpServers"], EntryShape.Plain, FileCandidates.Everywhere("~/.codeium/windsurf/mcp_config.json"))
        {
            Programs = ["windsurf"],
            Directories = ["~/.codeium/windsurf"],
            ToolLimit = 100,
            Pickup = "Refresh the MCP servers in Windsurf's settings.",
        },
        new("vscode", "VS Code", ["servers"], EntryShape.Stdio, new FileCandidates(
            [.. CodeOverrides, "$XDG_CONFIG_HOME/Code/User/mcp.json", "~/.config/Code/User/mcp.json"],
            [.. CodeOverrides, "~/Library/Application Support/Code/User/mcp.json"],
            [.. CodeOverrides, .. Roaming("Code/User/mcp.json")]))
        {
            ProjectFile = [".vscode/mcp.json"],
            Programs = ["code"],
            Directories = ["$XDG_CONFIG_HOME/Code", "~/.config/Code", "~/Library/Application Support/Code", "$APPDATA/Code"],
            ToolLimit = 128,
            Pickup = "Start the server in VS Code, from the command palette: MCP: List Servers.",
        },
        new("gemini", "Gemini CLI", ["mcpServers"], EntryShape.Plain,
            FileCandidates.Everywhere("$GEMINI_CLI_HOME/.gemini/settings.json", "~/.gemini/settings.json"))
        {
            ProjectFile = [".gemini/settings.json"],
            HandsOn = HandedOn.WithoutAuth0,
            SkillFolders = ["$GEMINI_CLI_HOME/.gemini/skills", "~/.gemini/skills"],
            ProjectSkillFolders = [".gemini/skills"],
            Programs = ["gemini"],
            Directories = ["~/.gemini"],
            Pickup = "Start a new session of Gemini CLI.",
        },
        new("codex", "Codex", ["mcp_servers"], EntryShape.Plain,
            FileCandidates.Everywhere("$CODEX_HOME/config.toml", "~/.codex/config.toml"))
        {
            Format = ConfigurationFormat.Toml,
            ProjectFile = [".codex/config.toml"],
            HandsOn = HandedOn.Named,
            SkillFolders = ["~/.agents/skills"],
            ProjectSkillFolders = [".agents/skills"],
            Programs = ["codex"],
            Directories = ["~/.codex"],
            Pickup = "Start a new session of Codex.",
        },
        new("zed", "Zed", ["context_servers"], EntryShape.Plain, new FileCandidates(
            ["$XDG_CONFIG_HOME/zed/settings.json", "~/.config/zed/settings.json"],
            ["~/.config/zed/settings.json"],
            Roaming("Zed/settings.json")))
        {
            ProjectFile = [".zed/settings.json"],
            Programs = ["zed", "zeditor"],
            Directories = ["$XDG_CONFIG_HOME/zed", "~/.config/zed", "$APPDATA/Zed"],
            Pickup = "Nothing to do: Zed reads the file again.",
        },
        new("opencode", "OpenCode", ["mcp"], EntryShape.CommandArray, FileCandidates.Everywhere(
            "?$XDG_CONFIG_HOME/opencode/opencode.json", "?$XDG_CONFIG_HOME/opencode/opencode.jsonc",
            "$XDG_CONFIG_HOME/opencode/opencode.json",
            "?~/.config/opencode/opencode.json", "?~/.config/opencode/opencode.jsonc", "~/.config/opencode/opencode.json"))
        {
            // Version 2 has servers one level deeper and still reads the older place; version 1 refuses the newer one.
            NewerServersPath = ["mcp", "servers"],
            ProjectFile = ["?opencode.json", "?opencode.jsonc", "?.opencode/opencode.json", "?.opencode/opencode.jsonc",
                "opencode.json"],
            Programs = ["opencode"],
            Directories = ["$XDG_CONFIG_HOME/opencode", "~/.config/opencode"],
            Pickup = "Start a new session of OpenCode.",
        },
        new("copilot-cli", "GitHub Copilot CLI", ["mcpServers"], EntryShape.LocalWithTools,
            FileCandidates.Everywhere("$COPILOT_HOME/mcp-config.json", "~/.copilot/mcp-config.json"))
        {
            // It reads .mcp.json too, which Claude Code writes in another shape.
            ProjectFile = [".github/mcp.json"],
            SkillFolders = ["$COPILOT_HOME/skills", "~/.copilot/skills"],
            ProjectSkillFolders = [".github/skills"],
            Programs = ["copilot"],
            Directories = ["~/.copilot"],
            Pickup = "Start a new session of GitHub Copilot CLI.",
        },
    ];

    private static string[] CodeOverrides => ["$VSCODE_PORTABLE/user-data/User/mcp.json", "$VSCODE_APPDATA/Code/User/mcp.json"];

    /// <summary>The client of that name.</summary>
    /// <exception cref="UsageException">There is none; the message names those that there are.</exception>
    public static McpClient Find(string name)
        => All.FirstOrDefault(client => client.Name == name)
           ?? throw new UsageException(
               $"No client is called '{name}'{Question(name)} Clients: {string.Join(", ", Names)}. For any other, 'auth0-mcp "
               + "clients --print' prints the JSON to paste.");

    private static IEnumerable<string> Names => All.Select(static client => client.Name);

    /// <summary>Near misses; for a name of several words, such as claude-desktop, those of its first word, too.</summary>
    private static string Question(string name)
        => NearMiss.Several(name, Names).Count > 0
            ? NearMiss.SeveralQuestion(name, Names)
            : NearMiss.SeveralQuestion(name.Split('-', '_', ' ')[0], Names);

    private static string[] Roaming(string file) => ["$APPDATA/" + file, "~/AppData/Roaming/" + file];
}
