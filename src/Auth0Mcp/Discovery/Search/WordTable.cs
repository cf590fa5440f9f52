namespace Auth0Mcp.Discovery.Search;

/// <summary>The words of the catalogue, each kept once with its stem: the sentences of an index repeat a few thousand words.</summary>
internal sealed class WordTable
{
    private readonly Dictionary<string, string> _stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _byText;

    public WordTable() => _byText = _stems.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads a text of the catalogue, to its end. Not for two threads at once.</summary>
    public Sentence Learn(string text)
    {
        var words = WordSplitter.Split(text, int.MaxValue, Word);
        foreach (var word in words)
        {
            if (!_stems.ContainsKey(word))
            {
                _stems[word] = Stemmer.Stem(word);
            }
        }

        return new(text, words, words.ConvertAll(word => _stems[word]));
    }

    /// <summary>Reads a question, as far as one may be; its words are not kept.</summary>
    public Sentence Read(string question)
    {
        var words = WordSplitter.Split(question, WordSplitter.MostWords, Word);
        return new(question, words, words.ConvertAll(word => _stems.GetValueOrDefault(word) ?? Stemmer.Stem(word)));
    }

    /// <summary>The word as it is kept, or as a new text.</summary>
    private string Word(ReadOnlySpan<char> lower) => _byText.TryGetValue(lower, out var known, out _) ? known : new string(lower);
}
