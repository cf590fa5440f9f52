using System.Text;

namespace Auth0Mcp.Discovery.Search;

/// <summary>Finds the known word that a mistyped one stands for. People rarely mistype the first letter, so only words that share it are compared.</summary>
internal sealed class SpellingCorrector(IndexFile file)
{
    /// <summary>Shorter words have too many neighbours.</summary>
    private const int Shortest = 5;

    /// <summary>Longer ones may hold two mistakes.</summary>
    private const int Long = 8;

    /// <summary>The known words, a row for each first letter from a to z; each word stands between two line feeds.</summary>
    private readonly RowTable<byte> _byFirstLetter = new(file);

    /// <summary>The word itself when it is known or nothing is near; of equally near ones, the first in ordinal order.</summary>
    public string Correct(string word)
    {
        if (word.Length < Shortest || !char.IsAsciiLetterLower(word[0]) || word.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return word;
        }

        var candidates = _byFirstLetter[word[0] - 'a'];
        if (candidates.IndexOf(Encoding.UTF8.GetBytes($"\n{word}\n")) >= 0)
        {
            return word;
        }

        var (nearest, least) = (word, (word.Length >= Long ? 2 : 1) + 1);
        foreach (var range in candidates.Split((byte)'\n'))
        {
            var bytes = candidates[range];
            if (Math.Abs(bytes.Length - word.Length) < least && Encoding.UTF8.GetString(bytes) is var candidate && EditDistance.Between(word, candidate) is var distance
                && (distance < least || (distance == least && nearest != word && string.CompareOrdinal(candidate, nearest) < 0)))
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }
}
