using System.Text.Json.Nodes;

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
    McpClient Client, ClientScope Scope, string Path, bool Exists, ClientFileException? Problem, IReadOnlyList<string>? Command, bool IsSwitchedOff)
{
    /// <summary>The options that the entry sets.</summary>
    public EntryOptions Options => EntryOptions.From(Command ?? []);

    /// <summary>The name of the entry.</summary>
    public string Entry { get; init; } = ServerEntry.Name;

    /// <summary>The entry <c>auth0</c>, there or not, and every other entry that starts this program; empty when the client has no such scope.</summary>
    public static IReadOnlyList<ClientInspection> All(McpClient client, ClientScope scope, SystemPlaces places)
        => Of(client, scope, places) is not { } first ? []
            : first.Problem is not null ? [first]
            : [first, .. Names(client, first.Path, places.RootsOf(scope)).Where(static name => name != ServerEntry.Name)
                .Select(name => Of(client, scope, places, name)!)
                .Where(static other => other.Command?.Any(static part => System.IO.Path.GetFileNameWithoutExtension(part) == "auth0-mcp" || part == "Auth0Mcp") == true)];

    /// <summary>Reads the file of a scope; null when the client has no such scope.</summary>
    public static ClientInspection? Of(McpClient client, ClientScope scope, SystemPlaces places, string name = ServerEntry.Name)
    {
        if (client.File(places, scope) is not { } path)
        {
            return null;
        }

        try
        {
            var bytes = ConfigurationFile.Read(path, places.RootsOf(scope)).Bytes;
            var entry = bytes is null ? null : client.Format == ConfigurationFormat.Toml ? TomlEntry(client, bytes, path, name) : JsonEntry(client, bytes, path, name);
            return new ClientInspection(client, scope, path, bytes is not null, null, entry is null ? null : CommandOf(entry), entry is not null && IsOff(entry)) { Entry = name };
        }
        catch (ClientFileException problem)
        {
            return new ClientInspection(client, scope, path, Exists: true, problem, null, IsSwitchedOff: false) { Entry = name };
        }
    }

    private static JsonObject? JsonEntry(McpClient client, byte[] bytes, string path, string name)
    {
        var document = JsoncDocument.Parse(bytes, path);
        return JsoncEditor.Find(document, ClientSetup.ServersPath(client, document)) is { } servers && servers.Find(name) is { } member
            ? Simplified(document.ValueOf(member))
            : null;
    }

    /// <summary>The names of all servers in a file that was read before.</summary>
    private static IReadOnlyList<string> Names(McpClient client, string path, IReadOnlyList<string> roots)
    {
        try
        {
            if (ConfigurationFile.Read(path, roots).Bytes is not { } bytes)
            {
                return [];
            }

            if (client.Format == ConfigurationFormat.Toml)
            {
                return TomlDocument.Parse(bytes, path).Names(client.ServersPath[0]);
            }

            var document = JsoncDocument.Parse(bytes, path);
            return JsoncEditor.Find(document, ClientSetup.ServersPath(client, document)) is { } servers
                ? [.. servers.Members.Select(static member => member.Name).OfType<string>().Distinct(StringComparer.Ordinal)]
                : [];
        }
        catch (ClientFileException)
        {
            return [];
        }
    }

    /// <summary>The entry, when a duplicate name in it does not stop reading.</summary>
    private static JsonObject? Simplified(JsonNode? node)
    {
        try
        {
            return node is JsonObject entry && entry.Count >= 0 ? entry : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static JsonObject? TomlEntry(McpClient client, byte[] bytes, string path, string name)
    {
        var document = TomlDocument.Parse(bytes, path);
        var items = document.Table(client.ServersPath[0], name)?.Items
                    ?? (document.InlineTable(client.ServersPath[0], name)?.Value as Tomlyn.Syntax.InlineTableSyntax)?.Items.Select(static item => item.KeyValue!);
        return items is null
            ? null
            : new JsonObject(items.Select(static item => KeyValuePair.Create(string.Join('.', TomlText.Parts(item.Key!)), TomlText.Value(item.Value))));
    }

    private static IReadOnlyList<string> CommandOf(JsonObject entry) => entry["command"] switch
    {
        JsonArray whole => Texts(whole),
        JsonValue command => [.. Texts([command.DeepClone()]), .. Texts(entry["args"] as JsonArray)],
        // Zed once wrote the command line as an object of its own.
        JsonObject command => [.. Texts([command["path"]?.DeepClone()]), .. Texts(command["args"] as JsonArray)],
        _ => [],
    };

    private static List<string> Texts(JsonArray? items)
        => (items ?? []).Select(static item => item is JsonValue value && value.TryGetValue<string>(out var text) ? text : null).OfType<string>().ToList();

    private static bool IsOff(JsonObject entry) => Is(entry["disabled"], true) || Is(entry["enabled"], false);

    private static bool Is(JsonNode? node, bool wanted) => node is JsonValue value && value.TryGetValue<bool>(out var truth) && truth == wanted;
}
