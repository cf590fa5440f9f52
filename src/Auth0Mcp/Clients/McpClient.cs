using System.Text.Json.Nodes;

namespace Auth0Mcp.Clients;

/// <summary>Whose configuration is meant.</summary>
internal enum ClientScope
{
    /// <summary>Everything this person does with the client.</summary>
    User,

    /// <summary>One directory, usually shared with a team.</summary>
    Project,
}

/// <summary>How a configuration file is written.</summary>
internal enum ConfigurationFormat
{
    /// <summary>JSON; comments and trailing commas are kept where the client takes them.</summary>
    Json,

    /// <summary>TOML 1.1.</summary>
    Toml,
}

/// <summary>Candidates for a file on each system, as <see cref="SystemPlaces.First"/> reads them.</summary>
internal sealed record FileCandidates(string[] Linux, string[] MacOS, string[] Windows)
{
    /// <summary>The same on every system.</summary>
    public static FileCandidates Everywhere(params string[] candidates) => new(candidates, candidates, candidates);

    public string[] On(HostSystem system) => system switch
    {
        HostSystem.Windows => Windows,
        HostSystem.MacOS => MacOS,
        _ => Linux,
    };
}

/// <summary>What is known of one MCP client: where its configuration is, and how a server is written there.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Title">As its makers write it.</param>
/// <param name="ServersPath">The members that lead to the object with one member per server.</param>
/// <param name="Shape">How one server is written.</param>
/// <param name="UserFile">The file for every project of this person.</param>
internal sealed record McpClient(string Name, string Title, string[] ServersPath, EntryShape Shape, FileCandidates UserFile)
{
    public ConfigurationFormat Format { get; init; }

    /// <summary>The file below a project's directory; null when the client has none.</summary>
    public string[]? ProjectFile { get; init; }

    /// <summary>A newer place for the servers, used where a file already has it.</summary>
    public string[]? NewerServersPath { get; init; }

    /// <summary>Programs and directories that give the client away.</summary>
    public string[] Programs { get; init; } = [];

    public string[] Directories { get; init; } = [];

    /// <summary>The most tools that the client takes from all its servers together; null when it has no such limit.</summary>
    public int? ToolLimit { get; init; }

    /// <summary>Where it looks for skills of this person; null when it reads none.</summary>
    public string[]? SkillFolders { get; init; }

    /// <summary>The same for a project.</summary>
    public string[]? ProjectSkillFolders { get; init; }

    /// <summary>What its servers see of a person's environment.</summary>
    public HandedOn HandsOn { get; init; }

    /// <summary>The member of an entry that holds variables.</summary>
    public string EnvironmentMember => Shape == EntryShape.CommandArray ? "environment" : EntryShapes.Variables;

    /// <summary>The members of an entry for this client; variables are apart.</summary>
    public IReadOnlyList<EntryMember> Members(ServerEntry entry) => HandsOn == HandedOn.Named
        ? [.. Shape.Members(entry), new EntryMember("env_vars", EntryShapes.Texts(EntryVariables.Names), IsChoice: true)]
        : Shape.Members(entry);

    /// <summary>A whole new entry.</summary>
    public JsonObject Whole(ServerEntry entry) => EntryShapes.Whole(Members(entry), EnvironmentMember, entry.Environment);

    /// <summary>What a person does so that the client sees a change.</summary>
    public required string Pickup { get; init; }

    /// <summary>The configuration file of a scope, or null when the client has no such scope.</summary>
    public string? File(SystemPlaces places, ClientScope scope)
        => scope == ClientScope.User ? places.First(UserFile.On(places.System)) : ProjectFile is null ? null : places.First(ProjectFile);

    /// <summary>
    /// True when the client has left traces on this machine. What setting it up and taking that back leaves is not one.
    /// </summary>
    public bool IsInstalled(SystemPlaces places)
    {
        var file = File(places, ClientScope.User)!;
        return Programs.Any(places.HasProgram) || ConfigurationFile.HoldsMoreThanOurs(file)
            || places.Usable(Directories).Any(directory => Directory.Exists(directory) && !ConfigurationFile.IsAllIn(directory, file));
    }
}
