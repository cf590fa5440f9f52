using System.Runtime.InteropServices;

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

    private const int None = -1;

    private readonly Dictionary<ulong, int> _features;

    /// <summary>The latest posting of each feature; earlier ones hang on it.</summary>
    private readonly List<int> _latest;

    private readonly List<Posting> _postings;
    private readonly float[] _logTotals;
    private readonly List<Seen> _learnt = [];

    /// <summary>Knows nothing yet of so many tools.</summary>
    /// <param name="sentences">How many will be learnt; about four features and twelve postings come of each.</param>
    public PhraseModel(int tools, int sentences)
    {
        _logTotals = new float[tools];
        _features = new(sentences * 4);
        _latest = new(sentences * 4);
        _postings = new(sentences * 12);
    }

    /// <summary>Learns what somebody says for a tool, and the terms of it. Tools come one after the other. Not for two threads at once.</summary>
    public void Learn(int tool, Sentence said, Dictionary<int, float> terms)
    {
        See(said, terms, _learnt);
        foreach (var (seen, weight) in _learnt)
        {
            ref var feature = ref CollectionsMarshal.GetValueRefOrAddDefault(_features, seen, out var isKnown);
            if (!isKnown)
            {
                feature = _latest.Count;
                _latest.Add(None);
            }

            ref var latest = ref CollectionsMarshal.AsSpan(_latest)[feature];
            if (latest == None || _postings[latest].Tool != tool)
            {
                _postings.Add(new Posting(latest, tool));
                latest = _postings.Count - 1;
            }

            CollectionsMarshal.AsSpan(_postings)[latest].Value += weight;
            _logTotals[tool] += weight;
        }
    }

    /// <summary>Weighs what was learnt; nothing can be learnt from then on.</summary>
    public void Weigh()
    {
        var unseen = MathF.Log(Smoothing);
        foreach (ref var posting in CollectionsMarshal.AsSpan(_postings))
        {
            posting.Value = MathF.Log(posting.Value + Smoothing) - unseen;
        }

        for (var tool = 0; tool < _logTotals.Length; tool++)
        {
            _logTotals[tool] = MathF.Log(_logTotals[tool] + (Smoothing * _features.Count)) - unseen;
        }
    }

    /// <summary>The logarithm of how likely each tool is asked for, from 0 for the likeliest down.</summary>
    public float[] Score(Sentence question, Dictionary<int, float> terms)
    {
        var scores = new float[_logTotals.Length];
        var sum = 0f;
        var features = new List<Seen>();
        See(question, terms, features);
        foreach (var (seen, weight) in features)
        {
            if (_features.TryGetValue(seen, out var feature))
            {
                sum += weight;
                for (var next = _latest[feature]; next != None; next = _postings[next].Earlier)
                {
                    scores[_postings[next].Tool] += weight * _postings[next].Value;
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
    private static void See(Sentence text, Dictionary<int, float> terms, List<Seen> features)
    {
        features.Clear();
        foreach (var (term, weight) in terms)
        {
            features.Add(new(Feature.Of('t', term), Math.Min(weight, 1)));
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

        // A sentence is short: looking through it costs less than a table of what was seen.
        void Add(ulong feature, float weight)
        {
            foreach (var seen in CollectionsMarshal.AsSpan(features))
            {
                if (seen.Feature == feature)
                {
                    return;
                }
            }

            features.Add(new(feature, weight));
        }
    }

    /// <summary>A feature of one sentence. Those of one kind have one weight.</summary>
    private readonly record struct Seen(ulong Feature, float Weight);

    /// <summary>How often a feature was seen for a tool, and later the logarithm of that.</summary>
    private record struct Posting(int Earlier, int Tool)
    {
        public float Value { get; set; }
    }
}
