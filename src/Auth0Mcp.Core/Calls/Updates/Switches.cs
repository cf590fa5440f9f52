using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>
/// A body that is a list of switches, each an id and whether the thing is on: things that are not in it stay as they are. The
/// read shows those that are on, as the one list of an object.
/// </summary>
internal sealed class Switches
{
    private readonly List<(JsonElement Id, bool IsOn)> _given;
    private readonly List<JsonElement> _on;
    private readonly string _id;
    private readonly bool _isAll;

    private Switches(List<(JsonElement Id, bool IsOn)> given, string id, List<JsonElement> on, bool isAll)
        => (_given, _id, _on, _isAll) = (given, id, on, isAll);

    /// <summary>Null when the list is another one.</summary>
    public static Switches? Read(JsonElement list, StoredTarget stored)
    {
        if (stored.Shown.ValueKind != JsonValueKind.Object || list.GetArrayLength() == 0
            || IdOf(list.EnumerateArray().First()) is not { } id)
        {
            return null;
        }

        var lists = stored.Shown.EnumerateObject().Where(static member => member.Value.ValueKind == JsonValueKind.Array).ToList();
        var given = list.EnumerateArray().Where(item => IdOf(item) == id).Select(item => (item.GetProperty(id), IsOn(item))).ToList();
        return lists is not [var only] || given.Count != list.GetArrayLength() ? null
            : new Switches(given, id, [.. only.Value.EnumerateArray()], isAll: !stored.Shown.TryGetProperty("next", out _));
    }

    /// <summary>What goes off that is on, and what goes on that is off; what is not on the page that was read may be either.</summary>
    public IEnumerable<Difference> Changes(string path)
    {
        var on = _on.Select(item => MemberPath.Member(item, _id)).OfType<JsonElement>().ToHashSet(SameJson.Instance);
        var gone = _given.Where(item => !item.IsOn && (on.Contains(item.Id) || !_isAll)).Select(item => Item(item.Id)).ToList();
        var added = _given.Where(item => item.IsOn && !on.Contains(item.Id)).Select(item => Item(item.Id)).ToList();
        var items = new ItemChanges(gone, added, []);
        return items.IsEmpty ? [] : [new Difference(path, null, null) { Items = items }];
    }

    private JsonElement Item(JsonElement id) => NodeJson.Element(new JsonObject { [_id] = NodeJson.Node(id) });

    private static bool IsOn(JsonElement item)
        => item.EnumerateObject().Any(static member => member.Value.ValueKind == JsonValueKind.True);

    /// <summary>The name of the id of a switch; null when the item is something else.</summary>
    private static string? IdOf(JsonElement item)
        => item.ValueKind == JsonValueKind.Object && item.EnumerateObject().ToList() is [_, _] members
           && members.Exists(static member => member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            ? members.Where(static member => member.Value.ValueKind == JsonValueKind.String).Select(static member => member.Name)
                .FirstOrDefault()
            : null;
}
