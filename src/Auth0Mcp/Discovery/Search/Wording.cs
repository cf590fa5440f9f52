namespace Auth0Mcp.Discovery.Search;

/// <summary>How a sentence is worded, as numbered marks: words, stems and neighbours, what opens it, and whether anything is plural, named by an id, or asked.</summary>
internal sealed class Wording
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>How many marks are known.</summary>
    public int Count => _numbers.Count;

    /// <summary>The marks of a sentence, each once; new ones get a number.</summary>
    public int[] Learn(string text) => [.. Marks(text).Distinct(StringComparer.Ordinal).Select(mark =>
    {
        if (!_numbers.TryGetValue(mark, out var number))
        {
            _numbers[mark] = number = _numbers.Count;
        }

        return number;
    })];

    /// <summary>The known marks of a question, each once.</summary>
    public int[] Read(string question) => [.. Marks(question).Distinct(StringComparer.Ordinal).Where(_numbers.ContainsKey).Select(mark => _numbers[mark])];

    private static IEnumerable<string> Marks(string text)
    {
        var words = WordSplitter.Split(text);
        for (var i = 0; i < words.Count; i++)
        {
            yield return words[i];
            yield return "stem " + Stemmer.Stem(words[i]);
            if (i + 1 < words.Count)
            {
                yield return words[i] + " " + words[i + 1];
            }

            if (words[i].Length > 3 && words[i][^1] == 's' && words[i][^2] != 's')
            {
                yield return "plural";
            }
        }

        var names = words.Count(static word => word[0] == '#');
        yield return "names " + Math.Min(names, 2);
        if (words.Count > 0)
        {
            yield return "first " + words[0];
            yield return $"first {words[0]}, names {Math.Min(names, 1)}";
        }

        if (words.Count > 1)
        {
            yield return "second " + words[1];
            yield return $"first {words[0]} {words[1]}";
        }

        if (text.AsSpan().TrimEnd().EndsWith('?'))
        {
            yield return "asked";
        }
    }
}
