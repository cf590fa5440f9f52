using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>
/// Puts what is stored in place of the masks that a caller sends back, by place. What is not stored where the caller can have seen it is
/// left out where the API keeps it then, and is a problem anywhere else: a mask never leaves.
/// </summary>
/// <param name="kept">Paths of names that the API keeps when they are left out of an item of a list.</param>
internal sealed class MaskResolver(IReadOnlyList<string[]> kept)
{
    /// <summary>By what items of lists are known, the best first.</summary>
    private static readonly string[] s_identities = ["id", "name", "key", "client_id", "kid", "header", "user_id", "value", "url"];

    private readonly List<SchemaViolation> _problems = [];
    private readonly List<string[]> _leftOut = [];
    private readonly Stack<string> _names = new();

    /// <summary>Masks that stand for nothing known.</summary>
    public IReadOnlyList<SchemaViolation> Problems => _problems;

    /// <summary>What was left out, for the API keeps it.</summary>
    public IReadOnlyList<string[]> LeftOut => _leftOut;

    /// <summary>What is wrong with a mask where nothing is stored.</summary>
    public static SchemaViolation Unknown(string path)
        => new(path, $"'{SecretMask.Redacted}' stands where a secret was hidden and is not a value. {Supply}");

    /// <summary>How to give a secret.</summary>
    public const string Supply = "Give the value itself, best by reference: secret:env:NAME, secret:file:PATH#KEY or secret:keychain:NAME";

    /// <summary>Resolves the masks in a member of the body.</summary>
    /// <param name="stored">What is stored in its place; null when nothing is.</param>
    /// <param name="shown">The same as the caller sees it.</param>
    /// <param name="keeps">How many levels of members the API keeps when they are left out, this one included.</param>
    public void Member(JsonObject owner, string name, JsonElement? stored, JsonElement? shown, string path, int keeps)
    {
        _names.Push(name);
        if (owner[name] is JsonValue value && value.TryGetValue<string>(out var text) && MaskText.IsIn(text))
        {
            if (Resolve(text, stored, shown) is { } known)
            {
                owner[name] = known;
            }
            else if (MaskText.Is(text) && (keeps > 0 || kept.Any(path => path.SequenceEqual(_names.Reverse()))))
            {
                owner.Remove(name);
                _leftOut.Add([.. _names.Reverse()]);
            }
            else if (!IsThere(text, stored))
            {
                Refuse(text, path, stored);
            }
        }
        else
        {
            Inside(owner[name], stored, shown, path, keeps - 1);
        }

        _names.Pop();
    }

    private void Inside(JsonNode? given, JsonElement? stored, JsonElement? shown, string path, int keeps)
    {
        switch (given)
        {
            case JsonObject fields:
                foreach (var name in fields.Select(static field => field.Key).ToList())
                {
                    if (MaskText.IsIn(name) && MemberPath.Member(stored, name) is null)
                    {
                        _problems.Add(Unknown(MemberPath.Join(path, name)));
                        continue;
                    }

                    Member(fields, name, MemberPath.Member(stored, name), MemberPath.Member(shown, name), MemberPath.Join(path, name), keeps);
                }

                break;
            case JsonArray items:
                Items(items, stored, shown, path);
                break;
        }
    }

    private void Items(JsonArray given, JsonElement? stored, JsonElement? shown, string path)
    {
        var known = stored is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToList() : [];
        var seen = shown is { ValueKind: JsonValueKind.Array } masked ? masked.EnumerateArray().ToList() : [];
        for (var index = 0; index < given.Count; index++)
        {
            var here = MemberPath.Join(path, index);
            if (given[index] is not { } item || !MaskText.IsIn(NodeJson.Element(item)))
            {
                continue;
            }

            var match = IndexOf(item, index, given, known, seen);
            if (match < 0)
            {
                _problems.Add(new SchemaViolation(here, $"holds '{SecretMask.Redacted}', and which stored item it stands for is not clear: no item has its id, name or key, and the list is not the stored one. {Supply}"));
            }
            else if (item is JsonValue)
            {
                given[index] = NodeJson.Node(known[match]);
            }
            else
            {
                Inside(item, known[match], seen[match], here, keeps: 0);
            }
        }
    }

    /// <summary>The stored item that a given one stands for; -1 when that is not clear.</summary>
    private static int IndexOf(JsonNode item, int index, JsonArray given, List<JsonElement> known, List<JsonElement> seen)
    {
        if (item is JsonObject fields)
        {
            foreach (var identity in s_identities)
            {
                if (fields[identity] is not JsonValue value || MaskText.IsIn(NodeJson.Element(value)))
                {
                    continue;
                }

                var same = Enumerable.Range(0, known.Count).Where(at => MemberPath.Member(known[at], identity) is { } own && JsonElement.DeepEquals(own, NodeJson.Element(value))).ToList();
                var isOnce = given.Count(other => other is JsonObject others && JsonNode.DeepEquals(others[identity], value)) == 1;
                if (same.Count == 1 && isOnce)
                {
                    return same[0];
                }

                if (same.Count == 0 && identity is ("id" or "name" or "key" or "client_id"))
                {
                    return -1;
                }
            }

            return given.Count == known.Count && JsonElement.DeepEquals(NodeJson.Element(item), seen[index]) ? index : -1;
        }

        return given.Count == known.Count && Enumerable.Range(0, given.Count).All(at => JsonElement.DeepEquals(NodeJson.Element(given[at]), seen[at])) ? index : -1;
    }

    /// <summary>What is stored in place of a mask, or where the caller saw exactly this text; null when nothing is.</summary>
    private static JsonNode? Resolve(string text, JsonElement? stored, JsonElement? shown)
        => stored is { ValueKind: not JsonValueKind.Null } known && IsReal(known)
           && (MaskText.Is(text) || (shown is { ValueKind: JsonValueKind.String } seen && seen.ValueEquals(text)))
            ? NodeJson.Node(known)
            : null;

    /// <summary>The stored text has these words itself, so they may stay.</summary>
    private static bool IsThere(string text, JsonElement? stored)
        => !MaskText.Is(text) && stored is { ValueKind: JsonValueKind.String } known && MaskText.IsIn(known.GetString()!);

    private static bool IsReal(JsonElement stored)
        => stored.ValueKind != JsonValueKind.String || (stored.GetString()! is var text && !MaskText.Is(text) && !MaskText.IsOfTheApi(text));

    private void Refuse(string text, string path, JsonElement? stored)
        => _problems.Add(!MaskText.Is(text)
            ? new SchemaViolation(path, $"holds '{SecretMask.Redacted}' where a secret was hidden, and is not the stored text otherwise. Leave it out to keep the stored one, or give it whole with the secrets in it")
            : new SchemaViolation(path, stored is null
                ? $"'{SecretMask.Redacted}' means to keep the stored value, which the API does not return and would lose here. {Supply}"
                : $"'{SecretMask.Redacted}' means to keep a secret, and none is stored here. {Supply}"));

}
