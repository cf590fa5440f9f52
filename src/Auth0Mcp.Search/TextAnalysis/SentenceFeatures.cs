using System.Runtime.InteropServices;

namespace Auth0Mcp.Discovery.Search.TextAnalysis;

/// <summary>What tells one tool from another in what people say.</summary>
internal static class SentenceFeatures
{
    private const int GramLength = 4;

    /// <summary>About.</summary>
    private const int FeaturesPerWord = 8;

    /// <summary>A letter of each kind, so that features of different kinds are different.</summary>
    private const string Letters = "s2wfg";

    /// <summary>The features of a sentence, each once, in ascending order.</summary>
    public static (ulong Feature, FeatureKind Kind)[] Of(Sentence sentence)
    {
        var (words, stems) = (sentence.Words, sentence.Stems);
        var features = new List<ulong>(FeaturesPerWord * stems.Count);
        var kinds = new List<FeatureKind>(FeaturesPerWord * stems.Count);
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

        // Numbers alone are sorted in half the time.
        CollectionsMarshal.AsSpan(features).Sort(CollectionsMarshal.AsSpan(kinds));
        return Once(features, kinds);

        void Add(FeatureKind kind, ReadOnlySpan<char> word, ReadOnlySpan<char> second = default)
        {
            features.Add(Feature.Of(Letters[(int)kind], word, second));
            kinds.Add(kind);
        }
    }

    /// <summary>The feature of a stem alone.</summary>
    public static ulong OfStem(string stem) => Feature.Of(Letters[(int)FeatureKind.Stem], stem);

    private static (ulong Feature, FeatureKind Kind)[] Once(List<ulong> sorted, List<FeatureKind> kinds)
    {
        var count = 0;
        for (var i = 0; i < sorted.Count; i++)
        {
            if (i == 0 || sorted[i] != sorted[count - 1])
            {
                (sorted[count], kinds[count]) = (sorted[i], kinds[i]);
                count++;
            }
        }

        var features = new (ulong, FeatureKind)[count];
        for (var i = 0; i < count; i++)
        {
            features[i] = (sorted[i], kinds[i]);
        }

        return features;
    }
}
