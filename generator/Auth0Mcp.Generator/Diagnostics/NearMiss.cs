namespace Auth0Mcp.Generator.Diagnostics;

/// <summary>Suggests what a person probably meant to write.</summary>
internal static class NearMiss
{
    /// <summary>Longer texts are not misspelt names, and comparing them takes their product in memory.</summary>
    private const int LongestName = 100;

    /// <summary>The ending of a sentence: <c>; did you mean 'a', 'b'?</c>, or its full stop when no candidate is near.</summary>
    /// <param name="written">What stands in the file.</param>
    /// <param name="candidates">What may stand there.</param>
    /// <param name="prefix">What every candidate starts with, when only the rest is compared.</param>
    public static string Ending(string written, IEnumerable<string> candidates, string prefix = "")
    {
        var near = Of(written, candidates);
        return near.Count == 0 ? "." : "; did you mean " + string.Join(", ", near.Select(name => $"'{prefix}{name}'")) + "?";
    }

    /// <summary>At most three candidates, nearest first.</summary>
    public static IReadOnlyList<string> Of(string written, IEnumerable<string> candidates)
    {
        if (written.Length > LongestName)
        {
            return [];
        }

        // One edit in three characters: of 'pge' that is 'page', but not 'take'.
        var limit = Math.Max(1, written.Length / 3);
        return candidates
            .Select(candidate => (Name: candidate, Distance: EditDistance.Between(written, candidate)))
            .Where(pair => pair.Distance <= limit)
            .OrderBy(static pair => pair.Distance)
            .ThenBy(static pair => pair.Name, StringComparer.Ordinal)
            .Take(3)
            .Select(static pair => pair.Name)
            .ToList();
    }
}
