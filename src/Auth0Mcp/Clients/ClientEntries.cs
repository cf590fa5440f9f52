using System.Text.Json;
using System.Text.Json.Nodes;
using Tomlyn.Syntax;

namespace Auth0Mcp.Clients;

/// <summary>The servers in a client's configuration file, which is parsed once for all of them.</summary>
internal sealed class ClientEntries
{
    private readonly Func<string, JsonObject?> _find;

    private ClientEntries(IReadOnlyList<string> names, Func<string, JsonObject?> find) => (Names, _find) = (names, find);

    /// <summary>The names of all servers.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <exception cref="ClientFileException">The file does not parse.</exception>
    public static ClientEntries Parse(McpClient client, ConfigurationFile file)
        => file.Bytes is not { } bytes ? new ClientEntries([], static _ => null)
            : client.Format == ConfigurationFormat.Toml ? OfToml(client.ServersPath[0], TomlDocument.Parse(bytes, file.Path))
            : OfJson(client, JsoncDocument.Parse(bytes, file.Path));

    /// <summary>The command of a server and its arguments; null when there is no such server.</summary>
    public IReadOnlyList<string>? CommandOf(string name) => _find(name) is not { } entry ? null : entry["command"] switch
    {
        JsonArray whole => Texts(whole),
        JsonValue command => [.. Texts(command), .. Texts(entry["args"])],
        // Zed once wrote the command line as an object of its own.
        JsonObject command => [.. Texts(command["path"]), .. Texts(command["args"])],
        _ => [],
    };

    /// <summary>The variables that the entry of a server sets; what is not a text is left out.</summary>
    public IReadOnlyDictionary<string, string> VariablesOf(string name, string member) => _find(name)?[member] is JsonObject variables
        ? variables.Where(static pair => pair.Value is JsonValue value && value.TryGetValue<string>(out _))
            .ToDictionary(static pair => pair.Key, static pair => pair.Value!.GetValue<string>(), StringComparer.Ordinal)
        : EntryVariables.None;

    /// <summary>True when the server is there, but the client is told not to start it.</summary>
    public bool IsSwitchedOff(string name) => _find(name) is { } entry && (Is(entry["disabled"], true) || Is(entry["enabled"], false));

    private static ClientEntries OfJson(McpClient client, JsoncDocument document)
    {
        // A project may bring along any number of names: each is looked up without a walk over all of them.
        var servers = LastOfEach(JsoncEditor.Find(document, ClientSetup.ServersPath(client, document))?.Members ?? []);
        return new ClientEntries(
            [.. servers.Keys], name => servers.TryGetValue(name, out var member) ? Read(document, member) as JsonObject : null);
    }

    /// <summary>The value, with the last of several members of one name, which is the one that counts for readers.</summary>
    private static JsonNode? Read(JsoncDocument document, JsoncMember member) => document.ObjectAt(member) is { } value
        ? new JsonObject(LastOfEach(value.Members).Select(pair => KeyValuePair.Create(pair.Key, Read(document, pair.Value))))
        : document.ValueOf(member);

    private static Dictionary<string, JsoncMember> LastOfEach(IReadOnlyList<JsoncMember> members)
    {
        var last = new Dictionary<string, JsoncMember>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            _ = member.Name is { } name ? last[name] = member : null;
        }

        return last;
    }

    private static ClientEntries OfToml(string servers, TomlDocument document) => new(document.Names(servers), name =>
    {
        var items = document.Table(servers, name)?.Items
                    ?? (document.InlineTable(servers, name)?.Value as InlineTableSyntax)?.Items.Select(static item => item.KeyValue!);
        return items is null
            ? null
            : new JsonObject(items.Select(static item => KeyValuePair.Create(Joined(item.Key!), TomlText.Value(item.Value))));
    });

    private static string Joined(KeySyntax key) => string.Join('.', TomlText.Parts(key));

    /// <summary>The words of a list; what is not a text, or not in a list, is a word that nothing understands.</summary>
    private static List<string> Texts(JsonNode? words)
    {
        IEnumerable<JsonNode?> items = words switch { null => [], JsonArray list => list.AsEnumerable(), _ => [words] };
        return items.OfType<JsonNode>().Select(static word => word switch
        {
            JsonValue value when value.TryGetValue<string>(out var text) => text,
            JsonValue value => value.GetValueKind() == JsonValueKind.String ? "" : value.ToJsonString(),
            _ => "{}",
        }).ToList();
    }

    private static bool Is(JsonNode? node, bool wanted)
        => node is JsonValue value && value.TryGetValue<bool>(out var truth) && truth == wanted;
}
