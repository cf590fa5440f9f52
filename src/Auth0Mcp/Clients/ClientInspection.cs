namespace Auth0Mcp.Clients;

/// <summary>What a client's configuration file says of this server.</summary>
/// <param name="Client">Whose file it is.</param>
/// <param name="Scope">The user's or a project's.</param>
/// <param name="Path">The file.</param>
/// <param name="Exists">True when the file is there.</param>
/// <param name="Problem">Why it cannot be read, and what to do; null when it can.</param>
/// <param name="Command">The command and its arguments; null when the server is not in the file.</param>
/// <param name="IsSwitchedOff">The entry is there, but the client is told not to start it.</param>
internal sealed record ClientInspection(
    McpClient Client, ClientScope Scope, string Path, bool Exists, ClientFileException? Problem, IReadOnlyList<string>? Command,
    bool IsSwitchedOff)
{
    /// <summary>The options that the entry sets.</summary>
    public EntryOptions Options => Command is null ? new EntryOptions() : EntryOptions.From(Command, ServerCommand.IsNamedIn(Command));

    /// <summary>The name of the entry.</summary>
    public string Entry { get; init; } = ServerEntry.Name;

    /// <summary>The variables that the entry sets.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = EntryVariables.None;

    /// <summary>
    /// The entry <c>auth0</c>, there or not, and every other entry that starts this program; empty when the client has no such
    /// scope, or when the project is the home directory and its file that of the user.
    /// </summary>
    public static IReadOnlyList<ClientInspection> All(McpClient client, ClientScope scope, SystemPlaces places)
    {
        if (client.File(places, scope) is not { } path
            || (scope == ClientScope.Project && path == client.File(places, ClientScope.User)))
        {
            return [];
        }

        try
        {
            var file = ConfigurationFile.Read(path, places.RootsOf(scope));
            var entries = ClientEntries.Parse(client, file);
            return
            [
                Of(ServerEntry.Name),
                .. entries.Names.Where(static name => name != ServerEntry.Name).Select(Of)
                    .Where(static other => other.Command is not null && ServerCommand.IsNamedIn(other.Command)),
            ];

            ClientInspection Of(string name)
                => new(client, scope, path, file.Bytes is not null, null, entries.CommandOf(name), entries.IsSwitchedOff(name))
                {
                    Entry = name,
                    Variables = entries.VariablesOf(name, client.EnvironmentMember),
                };
        }
        catch (ClientFileException problem)
        {
            return [new ClientInspection(client, scope, path, Exists: true, problem, null, IsSwitchedOff: false)];
        }
    }
}
