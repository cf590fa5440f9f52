using System.Text.Json;

namespace Auth0Mcp.Calls.Updates;

/// <summary>Compares what an update sends with what is stored: member by member, and lists item by item.</summary>
/// <param name="place">Where an answer of the tool holds the body.</param>
/// <param name="unsaid">Paths of which nothing is said.</param>
internal sealed class Differences(StoredTarget stored, SecretMask.View place, IReadOnlySet<string> unsaid)
{
    private readonly List<Difference> _found = [];

    /// <param name="isWhole">What is stored and not in the value disappears.</param>
    public IReadOnlyList<Difference> In(IEnumerable<KeyValuePair<string, JsonElement>> body, Func<string, bool> isWhole)
    {
        foreach (var (name, value) in body)
        {
            Compare(name, name, value, MemberPath.Member(stored.Json, name), MemberPath.Member(stored.Shown, name), place.Property(name), isWhole(name));
        }

        return _found;
    }

    /// <summary>The member is stored, and not in a body that is written whole.</summary>
    public void Disappears(string name) => Disappears(name, MemberPath.Member(stored.Shown, name));

    private void Compare(string path, string name, JsonElement value, JsonElement? known, JsonElement? seen, SecretMask.View view, bool isWhole)
    {
        if ((known is { } same && JsonElement.DeepEquals(same, value)) || unsaid.Contains(path))
        {
            return;
        }

        if (value.ValueKind == JsonValueKind.Object && known is { ValueKind: JsonValueKind.Object } fields && seen is { ValueKind: JsonValueKind.Object } && !view.IsSecret)
        {
            foreach (var member in value.EnumerateObject())
            {
                Compare(
                    MemberPath.Join(path, member.Name), RequestSecrets.NameOf(name, member.Name), member.Value, MemberPath.Member(known, member.Name),
                    MemberPath.Member(seen, member.Name), view.Property(member.Name), isWhole: true);
            }

            foreach (var gone in isWhole ? fields.EnumerateObject().Where(member => !value.TryGetProperty(member.Name, out _)) : [])
            {
                Disappears(MemberPath.Join(path, gone.Name), MemberPath.Member(seen, gone.Name));
            }
        }
        else
        {
            _found.Add(new Difference(path, seen?.GetRawText(), ShownBody.Of(name, value, known, seen, view)) { Items = Items(name, value, known, seen, view) });
        }
    }

    private void Disappears(string path, JsonElement? seen)
    {
        if (!unsaid.Contains(path) && seen is { ValueKind: not JsonValueKind.Null })
        {
            _found.Add(new Difference(path, seen.Value.GetRawText(), null));
        }
    }

    private static (IReadOnlyList<string> Gone, IReadOnlyList<string> Added)? Items(string name, JsonElement value, JsonElement? known, JsonElement? seen, SecretMask.View view)
    {
        if (value.ValueKind != JsonValueKind.Array || known is not { ValueKind: JsonValueKind.Array } list || seen is not { ValueKind: JsonValueKind.Array } visible)
        {
            return null;
        }

        var old = list.EnumerateArray().ToList();
        var now = value.EnumerateArray().ToList();
        var gone = visible.EnumerateArray().Where((_, index) => !now.Exists(item => JsonElement.DeepEquals(item, old[index]))).Select(static item => item.GetRawText()).ToList();
        var added = now.Where(item => !old.Exists(other => JsonElement.DeepEquals(item, other))).Select(item => ShownBody.Of(name, item, null, null, view.Items())).ToList();
        return gone.Count + added.Count == 0 ? null : (gone, added);
    }
}
