using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls.Masking;
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
    /// <summary>One would do to refuse the call.</summary>
    private const int MostProblems = 100;

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
    public const string Supply =
        "Give the value itself, best by reference: secret:env:NAME, secret:file:PATH#KEY or secret:keychain:NAME";

    /// <summary>Resolves the masks in a member of the body.</summary>
    /// <param name="stored">What is stored in its place; null when nothing is.</param>
    /// <param name="shown">The same as the caller sees it.</param>
    /// <param name="keeps">How many levels of members the API keeps when they are left out, this one included.</param>
    public void Member(JsonObject owner, string name, JsonElement? stored, JsonElement? shown, string path, int keeps)
    {
        if (IsLeftOut(owner, name, stored, shown, path, keeps))
        {
            owner.Remove(name);
        }
    }

    private bool IsLeftOut(JsonObject owner, string name, JsonElement? stored, JsonElement? shown, string path, int keeps)
    {
        var isLeftOut = false;
        _names.Push(name);
        if (owner[name] is JsonValue value && value.TryGetValue<string>(out var text) && MaskText.IsIn(text))
        {
            if (Resolve(text, stored, shown) is { } known)
            {
                owner[name] = known;
            }
            else if (MaskText.Is(text) && (keeps > 0 || kept.Any(path => path.SequenceEqual(_names.Reverse()))))
            {
                isLeftOut = true;
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
        return isLeftOut;
    }

    private void Inside(JsonNode? given, JsonElement? stored, JsonElement? shown, string path, int keeps)
    {
        switch (given)
        {
            case JsonObject fields:
                Members(fields, MemberPath.Members(stored), MemberPath.Members(shown), path, keeps);
                break;
            case JsonArray items:
                Items(items, stored, shown, path);
                break;
        }
    }

    private void Members(JsonObject fields, MemberIndex stored, MemberIndex shown, string path, int keeps)
    {
        var leftOut = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in fields.Select(static field => field.Key).ToList())
        {
            if (MaskText.IsIn(name) && stored[name] is null)
            {
                Add(Unknown(MemberPath.Join(path, name)));
            }
            else if (IsLeftOut(fields, name, stored[name], shown[name], MemberPath.Join(path, name), keeps))
            {
                leftOut.Add(name);
            }
        }

        NodeJson.Remove(fields, leftOut);
    }

    private void Items(JsonArray given, JsonElement? stored, JsonElement? shown, string path)
    {
        var items = new ItemMatch(NodeJson.Element(given), stored, shown);
        for (var index = 0; index < given.Count; index++)
        {
            if (!MaskText.IsIn(items.Given(index)))
            {
                continue;
            }

            var here = MemberPath.Join(path, index);
            var match = items.IndexOf(index);
            if (match < 0)
            {
                Add(new SchemaViolation(
                    here,
                    $"holds '{SecretMask.Redacted}', and which stored item it stands for is not clear: no item has its id, name "
                    + "or key, and the list "
                    + $"is not the stored one. {Supply}"));
            }
            else if (given[index] is JsonValue)
            {
                given[index] = NodeJson.Node(items.Known[match]);
            }
            else
            {
                Inside(given[index], items.Known[match], items.Seen(match), here, keeps: 0);
            }
        }
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
        => stored.ValueKind != JsonValueKind.String || !SecretValue.IsMask(stored.GetString()!);

    private void Refuse(string text, string path, JsonElement? stored)
        => Add(!MaskText.Is(text)
            ? new SchemaViolation(
                path, $"holds '{SecretMask.Redacted}' where a secret was hidden, and is not the stored text otherwise. Leave it "
                + "out to keep the stored one, or give it whole with the secrets in it")
            : new SchemaViolation(path, stored is null
                ? $"'{SecretMask.Redacted}' means to keep the stored value, which the API does not return and would lose here. {Supply}"
                : $"'{SecretMask.Redacted}' means to keep a secret, and none is stored here. {Supply}"));

    private void Add(SchemaViolation problem)
    {
        if (_problems.Count < MostProblems)
        {
            _problems.Add(problem);
        }
    }
}
