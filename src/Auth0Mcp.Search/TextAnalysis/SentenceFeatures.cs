namespace Auth0Mcp.Discovery.Search.TextAnalysis;

/// <summary>What tells one tool from another in what people say.</summary>
internal static class SentenceFeatures
{
    private const int GramLength = 4;

    /// <summary>A letter of each kind, so that features of different kinds are different.</summary>
    private const string Letters = "s2wfg";

    /// <summary>The features of a sentence, each once, in ascending order.</summary>
    public static List<(ulong Feature, FeatureKind Kind)> Of(Sentence sentence)
    {
        var (words, stems) = (sentence.Words, sentence.Stems);
        var features = new List<(ulong Feature, FeatureKind Kind)>(16 * stems.Count);
        for (var i = 0; i < stems.Count; i++)
        {
            Add(FeatureKind.Stem, stems[i]);
            if (i + 1 < stems.Count)
            {
                Add(FeatureKind.Pair, stems[i], stems[i + 1]);
            }

            if (words[i] != stems[i])
            {
                Add(FeatureKind.Form, words[i]);
            }

            if (!StopWords.Contains(stems[i]) && !SentenceReader.IsMark(words[i]))
            {
                var padded = $"^{words[i]}$";
                for (var at = 0; at + GramLength <= padded.Length; at++)
                {
                    Add(FeatureKind.Gram, padded.AsSpan(at, GramLength));
                }
            }
        }

        if (stems.Count > 0)
        {
            Add(FeatureKind.Opening, stems[0]);
        }

        features.Sort(static (one, other) => one.Feature.CompareTo(other.Feature));
        return Once(features);

        void Add(FeatureKind kind, ReadOnlySpan<char> word, ReadOnlySpan<char> second = default)
            => features.Add((Feature.Of(Letters[(int)kind], word, second), kind));
    }

    /// <summary>The feature of a stem alone.</summary>
    public static ulong OfStem(string stem) => Feature.Of(Letters[(int)FeatureKind.Stem], stem);

    private static List<(ulong Feature, FeatureKind Kind)> Once(List<(ulong Feature, FeatureKind Kind)> sorted)
    {
        var kept = 0;
        for (var i = 0; i < sorted.Count; i++)
        {
            if (i == 0 || sorted[i].Feature != sorted[kept - 1].Feature)
            {
                sorted[kept++] = sorted[i];
            }
        }

        sorted.RemoveRange(kept, sorted.Count - kept);
        return sorted;
    }
}
