using System.Numerics;
using System.Text;

namespace Auth0Mcp.Discovery.Search.TextAnalysis;

/// <summary>
/// Finds the known word that a mistyped one stands for. People rarely mistype the first letter, so only words that share it are
/// compared.
/// </summary>
internal sealed class SpellingCorrector(IndexFile file)
{
    /// <summary>Shorter words have too many neighbours.</summary>
    private const int Shortest = 4;

    /// <summary>Longer ones may hold two slips.</summary>
    private const int Long = 8;

    private const int Longest = 24;

    /// <summary>
    /// The words that may have been meant: a row for each first letter from a to z, the most frequent first, each word between
    /// two line feeds.
    /// </summary>
    private readonly RowTable<byte> _meant = new(file);

    /// <summary>Words that are right, and never what a slip stands for; in the same form.</summary>
    private readonly RowTable<byte> _right = new(file);

    /// <summary>True for words that need no correction, and for those that are too short for any.</summary>
    public bool Knows(string word)
    {
        if (!CanCorrect(word))
        {
            return word.Length < Shortest;
        }

        var line = Encoding.ASCII.GetBytes($"\n{word}\n");
        return _meant[word[0] - 'a'].IndexOf(line) >= 0 || _right[word[0] - 'a'].IndexOf(line) >= 0;
    }

    /// <summary>The word itself when it is known or nothing is near; of equally near ones, the most frequent.</summary>
    public string Correct(string word) => CanCorrect(word) && !Knows(word) ? Nearest(word, _meant[word[0] - 'a']) : word;

    private static bool CanCorrect(string word)
        => word.Length is >= Shortest and <= Longest && !word.AsSpan().ContainsAnyExceptInRange('a', 'z');

    private static string Nearest(string word, ReadOnlySpan<byte> candidates)
    {
        var (nearest, least) = (word, (word.Length >= Long ? 2 : 1) + 1);
        var letters = Letters(Encoding.ASCII.GetBytes(word));
        foreach (var range in candidates.Split((byte)'\n'))
        {
            // One slip changes two letters at most: few words are left to be compared letter by letter.
            var bytes = candidates[range];
            if (bytes.Length >= Shortest && Math.Abs(bytes.Length - word.Length) < least
                && BitOperations.PopCount(Letters(bytes) ^ letters) <= 2 * (least - 1))
            {
                var candidate = Encoding.ASCII.GetString(bytes);
                if (EditDistance.Between(word, candidate) is var distance && distance < least)
                {
                    (nearest, least) = (candidate, distance);
                }
            }
        }

        return nearest;
    }

    /// <summary>The letters of a word, one bit each.</summary>
    private static uint Letters(ReadOnlySpan<byte> word)
    {
        var letters = 0u;
        foreach (var letter in word)
        {
            letters |= 1u << (letter - 'a');
        }

        return letters;
    }
}
