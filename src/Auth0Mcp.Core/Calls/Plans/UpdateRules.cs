using System.Text.Json;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Plans;

/// <summary>What the API does with the members of an update's body; paths are lists of the document's names.</summary>
/// <param name="Shown">Members that the read shows and the update does not take.</param>
/// <param name="Replaces">Objects that the API replaces whole: what is left out of them is lost.</param>
/// <param name="Merges">Objects of which the API keeps what is left out, and removes what is null.</param>
/// <param name="NotWritten">What the read shows and the update refuses, though the document has it.</param>
/// <param name="WriteOnly">What no read returns, inside an object that is replaced whole.</param>
/// <param name="Keeps">What the API keeps when it is left out of an item of a list.</param>
/// <param name="Destinations">Members that say where the secrets beside them are sent.</param>
/// <param name="Exclusive">Members that the read shows together and the update takes apart.</param>
internal sealed record UpdateRules(
    IReadOnlySet<string> Shown,
    IReadOnlySet<string> Replaces,
    IReadOnlySet<string> Merges,
    IReadOnlyList<string[]> NotWritten,
    IReadOnlyList<string[]> WriteOnly,
    IReadOnlyList<string[]> Keeps,
    IReadOnlySet<string> Destinations,
    IReadOnlyList<Rivals> Exclusive)
{
    /// <summary>The rules of a tool; null where nothing that can be read is updated.</summary>
    public static UpdateRules? Of(ToolDescriptor tool)
        => tool is OperationTool { Update.IsEmpty: false } operation ? Read(JsonElement.Parse(operation.Update)) : null;

    private static UpdateRules Read(JsonElement json) => new(
        json.GetProperty("shown").EnumerateArray().Select(static name => name.GetString()!).ToHashSet(StringComparer.Ordinal),
        Names(json, "replaces"),
        Names(json, "merges"),
        Paths(json, "not_written"),
        Paths(json, "write_only"),
        Paths(json, "keeps"),
        Names(json, "destinations"),
        json.TryGetProperty("exclusive", out var rivals)
        ? [.. rivals.EnumerateArray().Select(static pair => new Rivals(Paths(pair, "prefer"), Paths(pair, "over")))]
        : []);

    private static HashSet<string> Names(JsonElement json, string key)
        => Paths(json, key).Select(static path => path[0]).ToHashSet(StringComparer.Ordinal);

    private static List<string[]> Paths(JsonElement json, string key)
        => json.TryGetProperty(key, out var paths)
            ? [.. paths.EnumerateArray().Select(static path => path.EnumerateArray().Select(static name => name.GetString()!).ToArray())]
            : [];
}

/// <summary>Two groups of members of which one request may hold only one.</summary>
/// <param name="Prefer">The group that stays when the caller changes neither.</param>
/// <param name="Over">The group that goes then.</param>
internal sealed record Rivals(IReadOnlyList<string[]> Prefer, IReadOnlyList<string[]> Over);
