namespace Auth0Mcp.Discovery.Search.TextAnalysis;

/// <summary>A text, read once: its words and marks, and the stem of each.</summary>
internal sealed record Sentence(string Text, IReadOnlyList<string> Words, IReadOnlyList<string> Stems)
{
    /// <summary>Reads a text of the catalog, to its end.</summary>
    public static Sentence Of(string text) => Of(text, int.MaxValue);

    /// <summary>Reads a question, as far as one may be.</summary>
    public static Sentence OfQuestion(string question) => Of(question, WordSplitter.MostWords);

    private static Sentence Of(string text, int mostWords)
    {
        var words = WordSplitter.Split(text, mostWords);
        return new(text, words, words.ConvertAll(Stemmer.Stem));
    }
}
