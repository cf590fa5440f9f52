namespace Auth0Mcp.Discovery.Search.TextAnalysis;

/// <summary>What tells one tool from another in what people say: terms, words, pairs of neighbours and how a sentence opens.</summary>
internal static class PhraseFeatures
{
    // Chosen on the indexed prompts, with none of them learned.
    private const float PairWeight = 0.7f;
    private const float FormWeight = 0.5f;
    private const float OpeningWeight = 0.7f;

    /// <summary>The features of a sentence, each once, with its weight.</summary>
    public static List<(ulong Feature, float Weight)> Of(Sentence text, Dictionary<int, float> terms)
    {
        var (words, stems) = (text.Words, text.Stems);
        var features = new List<(ulong Feature, float Weight)>(terms.Count + (3 * words.Count) + 1);
        foreach (var (term, weight) in terms)
        {
            features.Add((Feature.Of('t', term), Math.Min(weight, 1)));
        }

        for (var i = 0; i < stems.Count; i++)
        {
            Add(Feature.Of('s', stems[i]), 1);
            if (i + 1 < stems.Count)
            {
                Add(Feature.Of('2', stems[i], stems[i + 1]), PairWeight);
            }

            if (words[i] != stems[i])
            {
                Add(Feature.Of('w', words[i]), FormWeight);
            }
        }

        if (stems.Count > 0)
        {
            Add(Feature.Of('f', stems[0]), OpeningWeight);
        }

        return features;

        // A sentence is short: looking through it costs less than a table of what was seen. Features of one kind have one weight.
        void Add(ulong feature, float weight)
        {
            if (!features.Exists(seen => seen.Feature == feature))
            {
                features.Add((feature, weight));
            }
        }
    }
}
