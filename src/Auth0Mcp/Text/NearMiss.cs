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

        string wanted = Fold(given);
        int allowed = Math.Min(wanted.Length / 3, 4);
        string? nearest = null;
        int best = allowed + 1;
        foreach (string candidate in candidates)
        {
            if (Math.Abs(candidate.Length - given.Length) > allowed + 4 || candidate.Length > LongestInput)
            {
                continue;
            }

            int distance = Distance(wanted, Fold(candidate));
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

        int allowed = Math.Max(2, given.Length / 3);
        return candidates
            .Select(candidate => (Name: candidate, Distance: Distance(given, candidate)))
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

    /// <summary>The Damerau-Levenshtein distance (optimal string alignment): insertions, deletions, replacements and swapped neighbours.</summary>
    public static int Distance(string left, string right)
    {
        var beforeLast = new int[right.Length + 1];
        var last = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (int j = 0; j <= right.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int cost = left[i - 1] == right[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(last[j], current[j - 1]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }
            (beforeLast, last, current) = (last, current, beforeLast);
        }
        return last[right.Length];
    }

    private static string Fold(string name) => name
        .Replace("_", "", StringComparison.Ordinal)
        .Replace("-", "", StringComparison.Ordinal)
        .ToLowerInvariant();
}
