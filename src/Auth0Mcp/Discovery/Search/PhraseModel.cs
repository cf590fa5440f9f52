namespace Auth0Mcp.Discovery.Search;

/// <summary>
/// Which tool a question sounds like: naive Bayes over everything that people are known to say for each tool, word by word and in pairs
/// (Manning, Raghavan and Schütze, Introduction to Information Retrieval, 2008, chapter 13).
/// </summary>
internal sealed class PhraseModel
{
    // Chosen on the indexed prompts, with none of them learned.
    private const float Smoothing = 0.06f;
    private const float PairWeight = 0.7f;
    private const float FormWeight = 0.5f;
    private const float OpeningWeight = 0.7f;

    private readonly Dictionary<ulong, int> _features = [];
    private readonly Dictionary<ulong, float> _learnt = [];
    private readonly List<List<(int Tool, float Count)>> _counts = [];
    private readonly float[] _logTotals;
    private (int Tool, float LogCount)[][] _postings = [];

    /// <summary>Knows nothing yet of so many tools.</summary>
    public PhraseModel(int tools) => _logTotals = new float[tools];

    /// <summary>Learns what somebody says for a tool, and the terms of it. Not for two threads at once.</summary>
    public void Learn(int tool, Sentence said, Dictionary<int, float> terms)
    {
        _learnt.Clear();
        See(said, terms, _learnt);
        foreach (var (seen, weight) in _learnt)
        {
            if (!_features.TryGetValue(seen, out var feature))
            {
                _features[seen] = feature = _features.Count;
                _counts.Add([]);
            }

            var counts = _counts[feature];
            var last = counts.Count - 1;
            if (last >= 0 && counts[last].Tool == tool)
            {
                counts[last] = (tool, counts[last].Count + weight);
            }
            else
            {
                counts.Add((tool, weight));
            }

            _logTotals[tool] += weight;
        }
    }

    /// <summary>Weighs what was learnt; nothing can be learnt from then on.</summary>
    public void Weigh()
    {
        var unseen = MathF.Log(Smoothing);
        _postings = [.. _counts.Select(counts => counts.Select(count => (count.Tool, MathF.Log(count.Count + Smoothing) - unseen)).ToArray())];
        for (var tool = 0; tool < _logTotals.Length; tool++)
        {
            _logTotals[tool] = MathF.Log(_logTotals[tool] + (Smoothing * _counts.Count)) - unseen;
        }

        _counts.Clear();
        _counts.TrimExcess();
    }

    /// <summary>The logarithm of how likely each tool is asked for, from 0 for the likeliest down.</summary>
    public float[] Score(Sentence question, Dictionary<int, float> terms)
    {
        var scores = new float[_logTotals.Length];
        var sum = 0f;
        var seen = new Dictionary<ulong, float>();
        See(question, terms, seen);
        foreach (var (known, weight) in seen)
        {
            if (_features.TryGetValue(known, out var feature))
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

    /// <summary>The terms of a text, its words, its pairs of neighbours and how it opens; each once, with its weight.</summary>
    private static void See(Sentence text, Dictionary<int, float> terms, Dictionary<ulong, float> features)
    {
        foreach (var (term, weight) in terms)
        {
            features[Feature.Of('t', term)] = Math.Min(weight, 1);
        }

        var (words, stems) = (text.Words, text.Stems);
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

        void Add(ulong feature, float weight) => features[feature] = Math.Max(features.GetValueOrDefault(feature), weight);
    }
}
