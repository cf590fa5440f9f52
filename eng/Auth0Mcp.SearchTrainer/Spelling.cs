using Auth0Mcp.Discovery.Search.TextAnalysis;

namespace Auth0Mcp.SearchTrainer;

/// <summary>
/// Learns from what people write which words there are. People mistype: a rare word beside a frequent one is a slip, and no word.
/// </summary>
internal sealed class Spelling
{
    /// <summary>Shorter words correct nothing, and are not corrected.</summary>
    private const int Shortest = 4;

    /// <summary>A word that comes up more often is none that was mistyped.</summary>
    private const int Rare = 3;

    /// <summary>How much more frequent the word is that was meant.</summary>
    private const int Frequent = 20;

    /// <param name="words">How often each comes up.</param>
    /// <param name="english">Words that are right.</param>
    public Spelling(IReadOnlyDictionary<string, int> words, IReadOnlyList<string> english)
    {
        var counts = words.Where(static word => word.Key.Length >= Shortest && word.Key.All(char.IsAsciiLetterLower))
            .OrderByDescending(static count => count.Value).ThenBy(static count => count.Key, StringComparer.Ordinal)
            .ToList();
        var right = english.Where(static word => word.Length >= Shortest).ToHashSet(StringComparer.Ordinal);
        var byLetter = counts.GroupBy(static count => count.Key[0])
            .ToDictionary(static group => group.Key, static group => group.ToList());
        var slips = counts.Where(count => !right.Contains(count.Key) && IsSlip(count, byLetter[count.Key[0]]))
            .Select(static count => count.Key).ToHashSet(StringComparer.Ordinal);
        Meant = [.. counts.Where(count => count.Value > 1 && !slips.Contains(count.Key)).Select(static count => count.Key)];
        var once = counts.Where(count => count.Value == 1 && !slips.Contains(count.Key)).Select(static count => count.Key);
        Right = [.. once.Concat(right).Except(Meant).Order(StringComparer.Ordinal)];
    }

    /// <summary>Words that people use, the most frequent first.</summary>
    public IReadOnlyList<string> Meant { get; }

    /// <summary>Words that are right, and never what a slip stands for.</summary>
    public IReadOnlyList<string> Right { get; }

    private static bool IsSlip(KeyValuePair<string, int> word, List<KeyValuePair<string, int>> byFrequency)
    {
        if (word.Value > Rare)
        {
            return false;
        }

        foreach (var (other, count) in byFrequency)
        {
            if (count < Frequent * word.Value)
            {
                return false;
            }

            // A word with another ending is a word: "domain" and "domains".
            if (Math.Abs(other.Length - word.Key.Length) <= 1 && !other.StartsWith(word.Key[..^1], StringComparison.Ordinal)
                && Stemmer.Stem(other) != Stemmer.Stem(word.Key) && EditDistance.Between(word.Key, other) == 1)
            {
                return true;
            }
        }

        return false;
    }
}
