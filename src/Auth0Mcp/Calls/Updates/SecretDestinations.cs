using System.Text.Json;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Updates;

/// <summary>Finds addresses that change beside a secret that stays: the secret would go elsewhere, and whoever wrote the address would have it.</summary>
internal sealed class SecretDestinations(UpdateRules rules, UpdateDraft draft)
{
    /// <summary>Why a person has to be asked; null when no secret goes elsewhere.</summary>
    public string? Question(IReadOnlyList<KeyValuePair<string, JsonElement>> body)
        => body.Select(member => Inside(member.Key, member.Value) ?? (member.Value.ValueKind != JsonValueKind.Object && rules.Destinations.Contains(member.Key) ? Beside(member.Key, member.Value) : null))
            .FirstOrDefault(static question => question is not null);

    private string? Inside(string name, JsonElement value)
    {
        var stored = Leaves(MemberPath.Member(draft.Stored.Json, name), name);
        var sent = Leaves(value, name);
        var address = sent.FirstOrDefault(leaf
            => AddressMember.Is(leaf.Key, leaf.Value) && !AddressMember.IsDecoration(leaf.Key) && !NodeJson.AreEqual(leaf.Value, Leaf(stored, leaf.Key))).Key;
        return address is null || Kept(name, stored, sent) is not { } kept ? null : Text(address, kept);
    }

    /// <summary>A secret that is there afterwards, wherever its item of a list has moved to.</summary>
    private string? Kept(string name, Dictionary<string, JsonElement> stored, Dictionary<string, JsonElement> sent)
    {
        var shown = Leaves(MemberPath.Member(draft.Stored.Shown, name), name);
        var texts = sent.Values.Select(static value => value.ToString()).ToHashSet(StringComparer.Ordinal);
        return draft.LeftOut.Where(path => path[0] == name).Select(MemberPath.Of).FirstOrDefault()
            ?? stored.Keys.FirstOrDefault(path => !NodeJson.AreEqual(stored[path], Leaf(shown, path)) && (texts.Contains(stored[path].ToString()) || (rules.Merges.Contains(name) && !sent.ContainsKey(path))));
    }

    private string? Beside(string name, JsonElement value)
        => NodeJson.AreEqual(value, MemberPath.Member(draft.Stored.Json, name)) ? null
            : draft.LeftOut.Where(static path => path.Length == 1).Select(static path => path[0]).FirstOrDefault() is { } left ? Text(name, left)
            : draft.Stored.Json.ValueKind != JsonValueKind.Object ? null
            : draft.Stored.Json.EnumerateObject()
                .Where(member => member.Value.ValueKind == JsonValueKind.String && !NodeJson.AreEqual(member.Value, MemberPath.Member(draft.Stored.Shown, member.Name)))
                .Where(member => !draft.Body.TryGetPropertyValue(member.Name, out var sent) || JsonElement.DeepEquals(NodeJson.Element(sent), member.Value))
                .Select(member => Text(name, member.Name))
                .FirstOrDefault();

    private static string Text(string address, string secret) => $"{address} changes while the secret {secret} stays, and would be sent to the new address.";

    private static Dictionary<string, JsonElement> Leaves(JsonElement? root, string path)
    {
        var leaves = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (root is { } value)
        {
            Collect(value, path);
        }

        return leaves;

        void Collect(JsonElement element, string here)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var member in element.EnumerateObject())
                    {
                        Collect(member.Value, MemberPath.Join(here, member.Name));
                    }

                    break;
                case JsonValueKind.Array:
                    foreach (var (index, item) in element.EnumerateArray().Index())
                    {
                        Collect(item, MemberPath.Join(here, index));
                    }

                    break;
                case JsonValueKind.Null:
                    break;
                default:
                    leaves[here] = element;
                    break;
            }
        }
    }

    private static JsonElement? Leaf(Dictionary<string, JsonElement> leaves, string path) => leaves.TryGetValue(path, out var leaf) ? leaf : null;
}
