namespace Auth0Mcp.Generator.Spec;

/// <summary>What turns one JSON object into another, as a merge patch (RFC 7396).</summary>
internal static class MergePatch
{
    /// <summary>The patch; null when there is nothing to change.</summary>
    public static SpecNode? Between(SpecNode before, SpecNode after)
    {
        // What was edited shares with its source all that it left alone.
        if (ReferenceEquals(before, after))
        {
            return null;
        }

        if (!before.IsObject || !after.IsObject)
        {
            return before.ToJson() == after.ToJson() ? null : after;
        }

        var members = new List<KeyValuePair<string, SpecNode>>();
        var kept = new HashSet<string>(after.Members.Select(static member => member.Key), StringComparer.Ordinal);
        members.AddRange(
            before.Members.Where(member => !kept.Contains(member.Key))
            .Select(static member => new KeyValuePair<string, SpecNode>(member.Key, SpecNode.Null)));
        var known = before.Members.ToDictionary(static member => member.Key, static member => member.Value, StringComparer.Ordinal);
        foreach (var member in after.Members)
        {
            if ((known.TryGetValue(member.Key, out var old) ? Between(old, member.Value) : member.Value) is { } change)
            {
                members.Add(new(member.Key, change));
            }
        }

        return members.Count == 0 ? null : SpecNode.Object(members);
    }
}
