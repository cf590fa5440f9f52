namespace Auth0Mcp.SpecTool.Diff;

/// <summary>Compares the types that two schemas allow.</summary>
internal static class TypeComparer
{
    /// <summary>Narrowed, widened or retyped; null when both allow the same. No type at all allows every type.</summary>
    public static ChangeKind? Compare(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var (old, now) = (Expand(before), Expand(after));
        return (old.Count, now.Count) switch
        {
            _ when old.SetEquals(now) => null,
            (_, 0) => ChangeKind.Widened,
            (0, _) => ChangeKind.Narrowed,
            _ when old.IsSubsetOf(now) => ChangeKind.Widened,
            _ when now.IsSubsetOf(old) => ChangeKind.Narrowed,
            _ => ChangeKind.Retyped,
        };
    }

    /// <summary>Every integer is a number.</summary>
    private static HashSet<string> Expand(IReadOnlyList<string> types)
    {
        var expanded = types.ToHashSet(StringComparer.Ordinal);
        if (expanded.Contains("number"))
        {
            expanded.Add("integer");
        }

        return expanded;
    }
}
