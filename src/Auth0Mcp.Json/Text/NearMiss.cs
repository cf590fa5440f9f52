namespace Auth0Mcp.Text;

/// <summary>Finds what a person or a model probably meant.</summary>
internal static class NearMiss
{
    /// <summary>Longer inputs are not typing errors, and comparing them would cost more than the answer is worth.</summary>
    private const int LongestInput = 100;

    /// <summary>The candidate closest to <paramref name="given"/>, or null when none is near. Case and separators hardly count.</summary>
    public static string? Find(string given, IEnumerable<string> candidates)
    {
        if (given.Length is 0 or > LongestInput)
        {
            return null;
        }

        var wanted = Fold(given);
        var allowed = Math.Min(wanted.Length / 3, 4);
        string? nearest = null;
        var best = allowed + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - given.Length) > allowed + 4 || candidate.Length > LongestInput)
            {
                continue;
            }

            var distance = EditDistance.Between(wanted, Fold(candidate));
            if (distance < best)
            {
                (best, nearest) = (distance, candidate);
            }
        }

        return nearest;
    }

    /// <summary><c> Did you mean 'x'?</c>, or nothing.</summary>
    public static string Question(string given, IEnumerable<string> candidates) =>
        Find(given, candidates) is { } meant ? $"; did you mean '{meant}'?" : ".";

    /// <summary>At most three candidates, nearest first; one that contains what was given is near, however long it is.</summary>
    public static IReadOnlyList<string> Several(string given, IEnumerable<string> candidates)
    {
        if (given.Length is 0 or > LongestInput)
        {
            return [];
        }

        var allowed = Math.Max(1, given.Length / 3);
        return candidates
            .Select(candidate => (Name: candidate, Distance: EditDistance.Between(given, candidate)))
            .Where(pair => pair.Distance <= allowed || (given.Length >= 3 && pair.Name.Contains(given, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(static pair => pair.Distance)
            .ThenBy(static pair => pair.Name, StringComparer.Ordinal)
            .Take(3)
            .Select(static pair => pair.Name)
            .ToList();
    }

    /// <summary>The end of a sentence: <c>; did you mean 'x' or 'y'?</c>, or a full stop.</summary>
    public static string SeveralQuestion(string given, IEnumerable<string> candidates) =>
        Several(given, candidates) is { Count: > 0 } meant ? $"; did you mean {string.Join(" or ", meant.Select(static name => $"'{name}'"))}?" : ".";

    private static string Fold(string name) => name
        .Replace("_", "", StringComparison.Ordinal)
        .Replace("-", "", StringComparison.Ordinal)
        .ToLowerInvariant();
}
