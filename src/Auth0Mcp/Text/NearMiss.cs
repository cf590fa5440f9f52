namespace Auth0Mcp.Text;

/// <summary>Suggests what a person or a model probably meant.</summary>
internal static class NearMiss
{
    /// <summary>The ending of a message: <c>; did you mean 'a' or 'b'?</c>, or nothing when no candidate is near.</summary>
    public static string Suffix(string written, IEnumerable<string> candidates)
    {
        var near = Of(written, candidates);
        return near.Count == 0 ? "" : "; did you mean " + string.Join(" or ", near.Select(static name => $"'{name}'")) + "?";
    }

    /// <summary>At most three candidates, nearest first; one that contains what was written is near, however long it is.</summary>
    public static IReadOnlyList<string> Of(string written, IEnumerable<string> candidates)
    {
        if (written.Length is 0 or > 128)
        {
            return [];
        }

        var limit = Math.Max(2, written.Length / 3);
        return candidates
            .Select(candidate => (Name: candidate, Distance: Validation.NearMiss.Distance(written, candidate), Contains: written.Length >= 3 && candidate.Contains(written, StringComparison.OrdinalIgnoreCase)))
            .Where(pair => pair.Distance <= limit || pair.Contains)
            .OrderBy(static pair => pair.Distance)
            .ThenBy(static pair => pair.Name, StringComparer.Ordinal)
            .Take(3)
            .Select(static pair => pair.Name)
            .ToList();
    }
}
