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

    private readonly Vocabulary _vocabulary;
    private readonly Dictionary<string, int> _features = new(StringComparer.Ordinal);
    private readonly (int Tool, float LogCount)[][] _postings;
    private readonly float[] _logTotals;

    public PhraseModel(IReadOnlyList<ToolText> tools, Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        var totals = new float[tools.Count];
        var counts = new List<List<(int Tool, float Count)>>();
        for (var tool = 0; tool < tools.Count; tool++)
        {
            foreach (var (feature, count) in Learn(tools[tool]))
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
    public float[] Score(string question)
    {
        var scores = new float[_logTotals.Length];
        var sum = 0f;
        foreach (var (name, weight) in Features(question, _vocabulary.Read(question)))
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
    private Dictionary<int, float> Learn(ToolText tool)
    {
        var counts = new Dictionary<int, float>();
        foreach (var text in tool.Said)
        {
            var terms = new Dictionary<int, float>();
            _vocabulary.Learn(text, terms);
            foreach (var (name, weight) in Features(text, terms.ToDictionary(static term => term.Key, static _ => 1f)))
            {
                if (!_features.TryGetValue(name, out var feature))
                {
                    _features[name] = feature = _features.Count;
                }

                counts[feature] = counts.GetValueOrDefault(feature) + weight;
            }
        }

        return counts;
    }

    /// <summary>The terms of a text, its words, its pairs of neighbours and how it opens; each once, with its weight.</summary>
    private static Dictionary<string, float> Features(string text, Dictionary<int, float> terms)
    {
        var features = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var (term, weight) in terms)
        {
            features[$"#{term}"] = weight;
        }

        var words = WordSplitter.Split(text);
        var stems = words.ConvertAll(Stemmer.Stem);
        for (var i = 0; i < stems.Count; i++)
        {
            Add(stems[i], StopWords.Contains(stems[i]) ? StopWordWeight : 1);
            if (i + 1 < stems.Count)
            {
                Add($"{stems[i]} {stems[i + 1]}", PairWeight);
            }

            if (words[i] != stems[i])
            {
                Add("." + words[i], FormWeight);
            }
        }

        if (stems.Count > 0)
        {
            Add("^" + stems[0], OpeningWeight);
        }

        return features;

        void Add(string name, float weight) => features[name] = Math.Max(features.GetValueOrDefault(name), weight);
    }
}
