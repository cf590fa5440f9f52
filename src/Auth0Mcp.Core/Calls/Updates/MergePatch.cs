using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>JSON Merge Patch (RFC 7396), except that a null may be a value of its own.</summary>
/// <param name="isValue">True where a null, at that path of names, is sent instead of removing the member.</param>
internal sealed class MergePatch(Func<string[], bool> isValue)
{
    private readonly List<string> _nulls = [];

    /// <summary>
    /// What the API makes of an object that it merges at its first level: null removes a member, and an empty object all of them.
    /// </summary>
    public static JsonObject FirstLevel(JsonObject stored, JsonObject changes)
    {
        if (changes.Count == 0)
        {
            return [];
        }

        var merged = stored.DeepClone().AsObject();
        foreach (var (name, value) in changes)
        {
            merged[name] = value?.DeepClone();
        }

        var removed = changes.Where(static change => change.Value is null).Select(static change => change.Key);
        NodeJson.Remove(merged, removed.ToHashSet(StringComparer.Ordinal));
        return merged;
    }

    /// <summary>What was set to null instead of being removed.</summary>
    public IReadOnlyList<string> Nulls => _nulls;

    /// <summary>The target with the patch applied; a patch that is not an object takes its place.</summary>
    /// <param name="path">Where the target is.</param>
    public JsonNode? Apply(JsonElement? target, JsonNode? patch, params string[] path)
    {
        if (patch is not JsonObject changes)
        {
            return patch?.DeepClone();
        }

        var result = new JsonObject();
        var known = MemberPath.Members(target);
        foreach (var name in known.Names.Concat(changes.Select(static change => change.Key)).Distinct(StringComparer.Ordinal))
        {
            string[] here = [.. path, name];
            if (!changes.TryGetPropertyValue(name, out var change))
            {
                result[name] = NodeJson.Node(known[name]!.Value);
            }
            else if (change is not null)
            {
                result[name] = Apply(known[name], change, here);
            }
            else if (isValue(here))
            {
                result[name] = null;
                _nulls.Add(MemberPath.Of(here));
            }
        }

        return result;
    }
}
