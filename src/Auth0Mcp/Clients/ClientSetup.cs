using System.Text.Json.Nodes;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Configuration;

namespace Auth0Mcp.Clients;

/// <summary>Works out how a client's configuration changes so that it starts this server, or no longer does.</summary>
internal sealed class ClientSetup(SystemPlaces places)
{
    /// <summary>
    /// The change that adds the server, or brings its entry up to date; an option that nobody mentions stays as the entry has it.
    /// </summary>
    /// <param name="isReset">What the entry said before does not count.</param>
    /// <exception cref="UsageException">The client has no such scope, or the options together select nothing.</exception>
    /// <exception cref="ClientFileException">The file cannot be read or does not parse, or what its entry says is not
    /// understood.</exception>
    public ClientPlan Plan(
        McpClient client, ClientScope scope, ServerCommand server, EntryChoice choice, string name = ServerEntry.Name,
        bool isReset = false)
    {
        var file = ConfigurationFile.Read(PathOf(client, scope), places.RootsOf(scope));
        var command = ClientEntries.Parse(client, file).CommandOf(name);
        if (command is not null && !isReset
            && EntryForm.NotUnderstood(command, IsStarted(command, server) ? 1 + server.Prefix.Count : 0) is { Count: > 0 } words)
        {
            throw new ClientFileException(
                $"The entry '{name}' in {file.Path} is started in a way that is not understood here, and would lose: "
                + $"{SecretScan.Clean(string.Join(' ', words))}",
                $"Use --name for an entry beside it, 'auth0-mcp clients remove {client.Name}' to take it out first, or --reset "
                + "to start over");
        }

        var before = command is null ? null : EntryOptions.From(command, IsOurs(command, server));
        var options = EntryOptions.Keeping(choice, isReset ? new EntryOptions() : before ?? new EntryOptions())
            .Filled(EntryOptions.OfVariables(places.Environment), choice);

        // A client that is told the names takes the values from its own environment.
        var settings = client.HandsOn == HandedOn.Named ? EntryVariables.None : EntryVariables.Settings(places.Environment);
        var entry = ServerEntry.For(server, options) with { Environment = settings };
        return Plan(client, scope, file, entry, name) with { Options = options, Before = before, Settings = [.. settings.Keys] };
    }

    /// <summary>The change that gives the server exactly this entry.</summary>
    /// <exception cref="UsageException">The client has no such scope.</exception>
    /// <exception cref="ClientFileException">The file cannot be read or does not parse.</exception>
    public ClientPlan Plan(McpClient client, ClientScope scope, ServerEntry entry, string name = ServerEntry.Name)
        => Plan(client, scope, ConfigurationFile.Read(PathOf(client, scope), places.RootsOf(scope)), entry, name);

    private static ClientPlan Plan(McpClient client, ClientScope scope, ConfigurationFile file, ServerEntry entry, string name)
    {
        var bytes = file.Bytes ?? [];
        return new ClientPlan(client, scope, file, client.Format == ConfigurationFormat.Toml
            ? TomlEditor.Set(bytes, file.Path, client.ServersPath[0], name, client.Members(entry), client.Shape.Obsolete())
            : SetJson(client, bytes, file.Path, entry, name));
    }

    /// <summary>The change that takes the server out again.</summary>
    /// <exception cref="UsageException">The client has no such scope.</exception>
    /// <exception cref="ClientFileException">The file cannot be read or does not parse.</exception>
    public ClientPlan PlanRemoval(McpClient client, ClientScope scope, string name = ServerEntry.Name)
    {
        var file = ConfigurationFile.Read(PathOf(client, scope), places.RootsOf(scope));
        return new ClientPlan(client, scope, file, (file.Bytes, client.Format) switch
        {
            (null, _) => [],
            ({ } bytes, ConfigurationFormat.Toml) => TomlEditor.Remove(bytes, file.Path, client.ServersPath[0], name),
            ({ } bytes, _) =>
                JsoncEditor.Remove(bytes, file.Path, [.. ServersPath(client, JsoncDocument.Parse(bytes, file.Path)), name]),
        });
    }

    /// <summary>The members that lead to the servers in this file: the newer place where the file has it.</summary>
    public static string[] ServersPath(McpClient client, JsoncDocument document)
        => client.NewerServersPath is { } newer && JsoncEditor.Find(document, newer) is { } servers
            && servers.Members.All(member => document.ObjectAt(member) is not null)
            ? newer
            : client.ServersPath;

    private static byte[] SetJson(McpClient client, byte[] bytes, string path, ServerEntry entry, string name)
    {
        var document = JsoncDocument.Parse(bytes, path);
        string[] place = [.. ServersPath(client, document), name];
        if (JsoncEditor.Find(document, place) is not { } existing)
        {
            return JsoncEditor.Set(bytes, path, place, client.Whole(entry));
        }

        // An entry that is there keeps what a person added to it, such as env.
        foreach (var member in client.Members(entry).Where(member => !member.IsChoice || existing.Find(member.Name) is null))
        {
            bytes = JsoncEditor.Set(bytes, path, [.. place, member.Name], member.Value);
        }

        foreach (var (variable, value) in entry.Environment)
        {
            string[] member = [.. place, client.EnvironmentMember, variable];
            if (JsoncEditor.Find(JsoncDocument.Parse(bytes, path), member[..^1])?.Find(variable) is null)
            {
                bytes = JsoncEditor.Set(bytes, path, member, JsonValue.Create(value));
            }
        }

        return client.Shape.Obsolete().Aggregate(bytes, (current, obsolete) => JsoncEditor.Remove(current, path, [.. place, obsolete]));
    }

    private bool IsOurs(IReadOnlyList<string> command, ServerCommand server)
        => ServerCommand.IsNamedIn(command) || IsStarted(command, server);

    private bool IsStarted(IReadOnlyList<string> command, ServerCommand server)
        => command.Count > 0 && server.IsStartedBy(command[0], [.. command.Skip(1)], places);

    private string PathOf(McpClient client, ClientScope scope)
        => client.File(places, scope)
           ?? throw new UsageException(
               $"{client.Title} has no configuration per project. Leave out the scope: its file is "
               + $"{client.File(places, ClientScope.User)}.");
}
