using System.Text.Json;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>
/// Finds addresses and scripts that change beside secrets that stay: the secrets would go elsewhere, and whoever wrote the
/// address would have them.
/// </summary>
internal sealed class SecretDestinations(UpdateRules rules, UpdateDraft draft)
{
    /// <summary>Paths with a secret in one of their names, as anybody may read them.</summary>
    private readonly Dictionary<string, string> _shown = new(StringComparer.Ordinal);

    /// <summary>Why a person has to be asked; null when no secret goes elsewhere.</summary>
    public string? Question(IReadOnlyList<KeyValuePair<string, JsonElement>> body)
        => body.Select(member => Inside(member.Key, member.Value) ?? Beside(member.Key, member.Value))
            .FirstOrDefault(static question => question is not null);

    private string? Inside(string name, JsonElement value)
    {
        var stored = Leaves(MemberPath.Member(draft.Stored.Json, name), name);
        var sent = Leaves(value, name);
        var changed = sent.Where(leaf => !NodeJson.AreEqual(leaf.Value, Leaf(stored, leaf.Key))).ToList();
        var address = changed.FirstOrDefault(static leaf => AddressMember.MaySendTo(leaf.Key, leaf.Value)).Key;
        var script = address is null ? changed.FirstOrDefault(static leaf => AddressMember.IsScript(leaf.Key)).Key : null;
        if ((address ?? script) is null || Kept(name, stored, sent) is not { Count: > 0 } kept)
        {
            return null;
        }

        var addresses = changed.Where(static leaf => AddressMember.MaySendTo(leaf.Key, leaf.Value));
        List<string> hosts = [.. addresses.SelectMany(HostsOf).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (hosts.Count > SecretHosts.Most)
        {
            draft.Problems.Add(new SchemaViolation(
                draft.ArgumentPath(name),
                $"changes to {hosts.Count} hosts while secrets stay there: more than a person can check in one question "
                + $"({SecretHosts.Most}). "
                + "Change fewer at a time"));
        }

        return Text(address, script, kept, hosts);
    }

    /// <summary>Secrets that are there afterwards, wherever their items of a list have moved to.</summary>
    private List<string> Kept(string name, Dictionary<string, JsonElement> stored, Dictionary<string, JsonElement> sent)
    {
        var shown = Leaves(MemberPath.Member(draft.Stored.Shown, name), name);
        var texts = sent.Values.Select(static value => value.ToString()).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. draft.LeftOut.Where(path => path[0] == name).Select(MemberPath.Of).Union(
                stored.Keys.Where(path => !NodeJson.AreEqual(stored[path], Leaf(shown, path))
                    && (texts.Contains(stored[path].ToString()) || (rules.Merges.Contains(name) && !sent.ContainsKey(path)))),
                StringComparer.Ordinal),
        ];
    }

    private string? Beside(string name, JsonElement value)
    {
        var stored = draft.Stored;
        if (value.ValueKind == JsonValueKind.Object || !rules.Destinations.Contains(name)
            || NodeJson.AreEqual(value, MemberPath.Member(stored.Json, name)))
        {
            return null;
        }

        var left = draft.LeftOut.Where(static path => path.Length == 1).Select(static path => path[0]);
        var kept = stored.Json.ValueKind != JsonValueKind.Object ? [] : stored.Json.EnumerateObject()
            .Where(static member => member.Value.ValueKind == JsonValueKind.String)
            .Where(member => !NodeJson.AreEqual(member.Value, MemberPath.Member(stored.Shown, member.Name)))
            .Where(member => !draft.Body.TryGetPropertyValue(member.Name, out var sent)
                || JsonElement.DeepEquals(NodeJson.Element(sent), member.Value))
            .Select(static member => member.Name);
        return left.Union(kept, StringComparer.Ordinal).ToList() is { Count: > 0 } secrets
            ? Text(name, null, secrets, [.. HostsOf(KeyValuePair.Create(name, value))])
            : null;
    }

    private static IEnumerable<string> HostsOf(KeyValuePair<string, JsonElement> leaf)
        => leaf.Value.ValueKind != JsonValueKind.String ? []
            : SecretHosts.Of(leaf.Value) is var hosts && hosts.Any() ? hosts
            : SecretHosts.Bare(leaf.Value.GetString()!);

    private string Text(string? address, string? script, List<string> paths, List<string> hosts)
    {
        List<string> kept = [.. paths.Select(Shown)];
        var secrets = kept.Count == 1 ? $"the secret {kept[0]} stays" : $"the secrets {PathList.Names(kept)} stay";
        return address is not null
            ? $"{Shown(address)} changes while {secrets}, and would be sent to the new "
                + $"address{(hosts.Count > 0 ? $": {string.Join(", ", hosts)}" : "")}."
            : $"{Shown(script!)} changes while {secrets}, and the new script may send {(kept.Count == 1 ? "it" : "them")} anywhere.";
    }

    private Dictionary<string, JsonElement> Leaves(JsonElement? value, string name)
    {
        var leaves = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var leaf in value is { } whole ? new SecretLeaves(whole, null, start: name).All : [])
        {
            leaves[leaf.At.Path] = leaf.Value;
            if (!ReferenceEquals(leaf.At.Path, leaf.At.Shown))
            {
                _shown[leaf.At.Path] = leaf.At.Shown;
            }
        }

        return leaves;
    }

    private string Shown(string path) => _shown.GetValueOrDefault(path, path);

    private static JsonElement? Leaf(Dictionary<string, JsonElement> leaves, string path)
        => leaves.TryGetValue(path, out var leaf) ? leaf : null;
}
