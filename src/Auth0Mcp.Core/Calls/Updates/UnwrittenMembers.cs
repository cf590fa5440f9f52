using System.Text.Json;
using System.Text.Json.Nodes;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>Takes out of a merged body what the read shows and the update refuses, and refuses what it would lose.</summary>
internal sealed class UnwrittenMembers(UpdateRules rules, UpdateDraft draft, bool isPartial)
{
    /// <summary>Objects as merged that are what is stored.</summary>
    private readonly JsonObject _merged = [];

    public void Drop()
    {
        foreach (var property in rules.Replaces)
        {
            if (draft.Body[property] is { } merged
                && NodeJson.AreEqual(NodeJson.Element(merged), MemberPath.Member(draft.Stored.Json, property)))
            {
                _merged[property] = merged.DeepClone();
            }
        }

        // An update that takes any member takes none of these.
        foreach (var path in rules.NotWritten.Concat(
            draft.Body.Select(static member => member.Key).Where(rules.Shown.Contains).Select(static name => (string[])[name]).ToList()))
        {
            DropUnwritten(path);
        }

        foreach (var rivals in rules.Exclusive)
        {
            Displace(rivals);
        }

        foreach (var secrets in rules.WriteOnly.GroupBy(static path => MemberPath.Of(path[..^1])))
        {
            KeepUnread([.. secrets]);
        }

        LeaveOutUnchanged();
    }

    /// <summary>
    /// An object that would lose a member though nothing of it changes is not sent at all, beside others: the API keeps it. What
    /// the API alone writes is not lost when the caller did not give it either.
    /// </summary>
    private void LeaveOutUnchanged()
    {
        foreach (var (property, before) in _merged)
        {
            if (isPartial && draft.Body.Count > 1 && draft.Body[property] is { } now && !JsonNode.DeepEquals(before, now))
            {
                draft.Body.Remove(property);
                draft.Notes.Add($"{draft.ArgumentOf(property)} is not sent: nothing of it changes.");
            }
        }
    }

    private void DropUnwritten(string[] path)
    {
        if (MemberPath.OwnerIn(draft.Body, path) is not { } owner || !owner.TryGetPropertyValue(path[^1], out var value))
        {
            return;
        }

        var here = Text(path);
        if (!NodeJson.AreEqual(NodeJson.Element(value), MemberPath.Find(draft.Stored.Json, path)))
        {
            // A value of the caller's own is for the API to judge.
            return;
        }

        draft.Touch(path[0]);
        draft.Unsaid.Add(MemberPath.Of(path));
        owner.Remove(path[^1]);
        if (isPartial && owner.Count == 0 && path.Length > 1)
        {
            // Nothing of it can be written, and an empty object is a value of its own.
            draft.Body.Remove(path[0]);
        }

        if (MemberPath.Find(draft.Given(path[0]), path.AsSpan(1)) is not null)
        {
            draft.Notes.Add($"{here} is not sent: it is what is stored, and the API may refuse it in an update.");
        }
        else
        {
            MemberPath.OwnerIn(_merged, path)?.Remove(path[^1]);
        }
    }

    /// <summary>Of what excludes each other, the caller's change stays; where it changed neither, the preferred.</summary>
    private void Displace(Rivals rivals)
    {
        var (prefer, over) = (Present(rivals.Prefer), Present(rivals.Over));
        if (prefer.Count == 0 || over.Count == 0)
        {
            return;
        }

        var (changed, other) = (prefer.Find(IsChanged), over.Find(IsChanged));
        if (changed is not null && other is not null)
        {
            // The caller wants both, and the API says why it does not.
            return;
        }

        var (kept, displaced) = other is not null ? (over, prefer) : (prefer, over);
        foreach (var path in displaced)
        {
            draft.Touch(path[0]);
            MemberPath.OwnerIn(draft.Body, path)!.Remove(path[^1]);
            if (changed is null && other is null)
            {
                draft.Unsaid.Add(MemberPath.Of(path));
            }
        }

        draft.Notes.Add(
            $"{string.Join(", ", displaced.Select(Text))} {(displaced.Count == 1 ? "is" : "are")} not sent: the API takes either "
            + $"that or {string.Join(", ", kept.Select(Text))}.");
    }

    /// <summary>A secret that no read returns is lost when the object around it is replaced without it.</summary>
    private void KeepUnread(List<string[]> secrets)
    {
        var around = secrets[0][..^1];
        if (MemberPath.Find(draft.Stored.Json, around) is not { ValueKind: JsonValueKind.Object }
            || MemberPath.OwnerIn(draft.Body, secrets[0]) is not { } owner || secrets.Exists(path => owner[path[^1]] is not null))
        {
            return;
        }

        if (isPartial && draft.Body.Count > 1
            && NodeJson.AreEqual(NodeJson.Element(draft.Body[around[0]]), MemberPath.Member(draft.Stored.Json, around[0])))
        {
            draft.Body.Remove(around[0]);
            draft.Notes.Add($"{draft.ArgumentOf(around[0])} is not sent: nothing of it changes.");
            return;
        }

        draft.Problems.Add(new SchemaViolation(
            Text(around),
            $"{string.Join(" or ", secrets.Select(static path => $"'{path[^1]}'"))} is needed: the API replaces the object as a "
            + $"whole, does not return what is stored, and would lose it. {MaskResolver.Supply}"));
    }

    /// <summary>Those that are set: what is off excludes nothing.</summary>
    private List<string[]> Present(IReadOnlyList<string[]> paths)
        => [.. paths.Where(path => MemberPath.OwnerIn(draft.Body, path)?[path[^1]] is { } value
            && value.GetValueKind() != JsonValueKind.False)];

    private bool IsChanged(string[] path)
        => !NodeJson.AreEqual(
            NodeJson.Element(MemberPath.OwnerIn(draft.Body, path)![path[^1]]), MemberPath.Find(draft.Stored.Json, path));

    private string Text(string[] path) => MemberPath.Of([draft.ArgumentOf(path[0]), .. path[1..]]);
}
