using Auth0Mcp.Text;

namespace Auth0Mcp.Discovery.Search;

/// <summary>Finds the known word that a mistyped one stands for. People rarely mistype the first letter, so only words that share it are compared.</summary>
internal sealed class SpellingCorrector
{
    /// <summary>Shorter words have too many neighbours.</summary>
    private const int Shortest = 5;

    /// <summary>Longer ones may hold two mistakes.</summary>
    private const int Long = 8;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<char, List<string>> _byFirstLetter = [];

    /// <summary>Takes a word as spelt right, and gives it back.</summary>
    public string Learn(string word)
    {
        if (_known.Add(word) && word.Length >= Shortest - 1 && char.IsAsciiLetterLower(word[0]))
        {
            (_byFirstLetter.TryGetValue(word[0], out var words) ? words : _byFirstLetter[word[0]] = []).Add(word);
        }

        return word;
    }

    /// <summary>The word itself when it is known or nothing is near; of equally near ones, the first in ordinal order.</summary>
    public string Correct(string word)
    {
        if (word.Length < Shortest || _known.Contains(word) || word.AsSpan().ContainsAnyInRange('0', '9') || !_byFirstLetter.TryGetValue(word[0], out var candidates))
        {
            return word;
        }

        var (nearest, least) = (word, (word.Length >= Long ? 2 : 1) + 1);
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) < least && NearMiss.Distance(word, candidate) is var distance
                && (distance < least || (distance == least && nearest != word && string.CompareOrdinal(candidate, nearest) < 0)))
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }
}
