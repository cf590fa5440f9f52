namespace Auth0Mcp.Discovery.Search;

/// <summary>
/// Which tool a question sounds like: naive Bayes over everything that people are known to say for each tool, word by word and in pairs
/// (Manning, Raghavan and Schütze, Introduction to Information Retrieval, 2008, chapter 13).
/// </summary>
internal sealed class PhraseModel
{
    // Chosen on the indexed prompts, with none of them learned.
    private const float Smoothing = 0.03f;
    private const float StopWordWeight = 0.4f;
    private const float PairWeight = 0.7f;
    private const float FormWeight = 0.5f;
    private const float OpeningWeight = 0.7f;

    private readonly Dictionary<ulong, int> _features = [];
    private readonly (int Tool, float LogCount)[][] _postings;
    private readonly float[] _logTotals;

    /// <param name="said">The sentences for each tool, each with its terms.</param>
    public PhraseModel(IReadOnlyList<IReadOnlyList<(Sentence Text, Dictionary<int, float> Terms)>> said)
    {
        var totals = new float[said.Count];
        var counts = new List<List<(int Tool, float Count)>>();
        for (var tool = 0; tool < said.Count; tool++)
        {
            foreach (var (feature, count) in Learn(said[tool]))
            {
                while (counts.Count <= feature)
                {
                    counts.Add([]);
                }

                counts[feature].Add((tool, count));
                totals[tool] += count;
            }
        }

        var unseen = MathF.Log(Smoothing);
        _postings = [.. counts.Select(tools => tools.Select(posting => (posting.Tool, MathF.Log(posting.Count + Smoothing) - unseen)).ToArray())];
        _logTotals = [.. totals.Select(total => MathF.Log(total + (Smoothing * counts.Count)) - unseen)];
    }

    /// <summary>The logarithm of how likely each tool is asked for, from 0 for the likeliest down.</summary>
    public float[] Score(Sentence question, Dictionary<int, float> terms)
    {
        var scores = new float[_logTotals.Length];
        var sum = 0f;
        foreach (var (name, weight) in Features(question, terms))
        {
            if (_features.TryGetValue(name, out var feature))
            {
                sum += weight;
                foreach (var (tool, logCount) in _postings[feature])
                {
                    scores[tool] += weight * logCount;
                }
            }
        }

        var best = float.MinValue;
        for (var tool = 0; tool < scores.Length; tool++)
        {
            scores[tool] -= sum * _logTotals[tool];
            best = Math.Max(best, scores[tool]);
        }

        for (var tool = 0; tool < scores.Length; tool++)
        {
            scores[tool] -= best;
        }

        return scores;
    }

    /// <summary>How often each feature is said for a tool.</summary>
    private Dictionary<int, float> Learn(IEnumerable<(Sentence Text, Dictionary<int, float> Terms)> said)
    {
        var counts = new Dictionary<int, float>();
        foreach (var (text, terms) in said)
        {
            foreach (var (seen, weight) in Features(text, terms))
            {
                if (!_features.TryGetValue(seen, out var feature))
                {
                    _features[seen] = feature = _features.Count;
                }

                counts[feature] = counts.GetValueOrDefault(feature) + weight;
            }
        }

        return counts;
    }

    /// <summary>The terms of a text, its words, its pairs of neighbours and how it opens; each once, with its weight.</summary>
    private static Dictionary<ulong, float> Features(Sentence text, Dictionary<int, float> terms)
    {
        var features = new Dictionary<ulong, float>();
        foreach (var (term, weight) in terms)
        {
            features[Feature.Of('t', term)] = Math.Min(weight, 1);
        }

        var (words, stems) = (text.Words, text.Stems);
        for (var i = 0; i < stems.Count; i++)
        {
            Add(Feature.Of('s', stems[i]), StopWords.Contains(stems[i]) ? StopWordWeight : 1);
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

        void Add(ulong feature, float weight) => features[feature] = Math.Max(features.GetValueOrDefault(feature), weight);
    }
}
