using System.Text.Json.Nodes;

namespace Auth0Mcp.Clients;

/// <summary>How a client writes one server.</summary>
internal enum EntryShape
{
    /// <summary><c>command</c> and <c>args</c>.</summary>
    Plain,

    /// <summary>With <c>"type": "stdio"</c>.</summary>
    Stdio,

    /// <summary>With <c>"type": "local"</c> and the tools to show.</summary>
    LocalWithTools,

    /// <summary>With <c>"type": "local"</c> and the command line as one array.</summary>
    CommandArray,
}

/// <summary>A member of an entry.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Text, or an array of texts.</param>
/// <param name="IsChoice">A person may have chosen otherwise: it is written only where it is missing.</param>
internal sealed record EntryMember(string Name, JsonNode Value, bool IsChoice = false);

/// <summary>Entries in the shape of each client.</summary>
internal static class EntryShapes
{
    /// <summary>The member that most clients read variables from.</summary>
    public const string Variables = "env";

    /// <summary>Members of an entry for a server on the network; beside a command they would be read as well.</summary>
    private static readonly string[] s_remote =
        ["url", "serverUrl", "httpUrl", "headers", "bearer_token_env_var", "http_headers", "env_http_headers"];

    /// <summary>The members that this program writes; a person's own, such as <c>env</c>, stay beside them.</summary>
    public static IReadOnlyList<EntryMember> Members(this EntryShape shape, ServerEntry entry) => shape switch
    {
        EntryShape.Plain => [.. Plain(entry)],
        EntryShape.Stdio => [new("type", "stdio"), .. Plain(entry)],
        EntryShape.LocalWithTools => [new("type", "local"), .. Plain(entry), new("tools", Texts(["*"]), IsChoice: true)],
        _ => [new("type", "local"), new("command", Texts([entry.Command, .. entry.Arguments]))],
    };

    /// <summary>Members that must not stay in an entry of this shape.</summary>
    public static IReadOnlyList<string> Obsolete(this EntryShape shape)
        => shape == EntryShape.CommandArray ? [.. s_remote, "args"] : s_remote;

    /// <summary>A whole new entry.</summary>
    /// <param name="variables">The member that holds variables, where there are some.</param>
    public static JsonObject Whole(IReadOnlyList<EntryMember> members, string variables, IReadOnlyDictionary<string, string> environment)
    {
        var whole = new JsonObject(members.Select(static member => KeyValuePair.Create(member.Name, (JsonNode?)member.Value)));
        if (environment.Count > 0)
        {
            whole[variables] = new JsonObject(
                environment.Select(static pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value))));
        }

        return whole;
    }

    private static IEnumerable<EntryMember> Plain(ServerEntry entry)
        => [new("command", entry.Command), new("args", Texts(entry.Arguments))];

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(static text => (JsonNode)JsonValue.Create(text))]);
}
