using Auth0Mcp.Discovery.Search.TextAnalysis;

namespace Auth0Mcp.SearchTrainer;

/// <summary>
/// Learns which tool a sentence asks for. Naive Bayes gives the first weights (Manning, Raghavan and Schütze, Introduction to
/// Information Retrieval, 2008, chapter 13); softmax regression over all tools corrects them. While a sentence is learnt, what it
/// has counted itself is taken off: it would be found by that alone. The order of the lessons is always the same, and so is the
/// outcome.
/// </summary>
internal sealed class ModelTrainer
{
    /// <summary>A tool that is less likely is neither right nor a mistake.</summary>
    private const float Negligible = 1e-4f;

    private readonly TrainingSet _set;
    private readonly Constants _constants;
    private readonly PostingList _postings;
    private readonly float[] _weightOf;
    private readonly int _tools;

    /// <param name="taught">The numbers of the sentences that teach.</param>
    public ModelTrainer(TrainingSet set, Constants constants, IReadOnlyList<int> taught)
    {
        (_set, _constants, _tools) = (set, constants, set.Catalog.Tools.Count);
        var kindWeights = Enum.GetValues<FeatureKind>().Select(constants.Of).ToArray();
        _weightOf = [.. Enumerable.Range(0, set.Numbers.Count).Select(feature => kindWeights[(int)set.KindOf(feature)])];
        _postings = new(set, taught, constants, _weightOf);
        Weights = new float[_postings.Units.Length];
        var factors = Enumerable.Range(0, set.Catalog.UnitCount).Select(unit => constants.OfGroup(set.Catalog.GroupOf(unit))).ToArray();
        for (var i = 0; i < Weights.Length; i++)
        {
            Weights[i] = factors[_postings.Units[i]] * LogCount(_postings.Counts[i]);
        }

        Costs = new float[_tools];
        var unseen = constants.Smoothing * _postings.Sentences.Count(static count => count > 0);
        for (var i = 0; i < set.Catalog.UnitsOf.Length; i++)
        {
            var unit = set.Catalog.UnitsOf[i];
            Costs[i / Catalog.Groups] += factors[unit] * (MathF.Log(_postings.Totals[unit] + unseen) - MathF.Log(constants.Smoothing));
        }

        Regress(taught, OwnShares(taught));
    }

    /// <summary>What each posting says of its unit.</summary>
    public float[] Weights { get; }

    /// <summary>What each known feature costs a tool.</summary>
    public float[] Costs { get; }

    public PostingList Postings => _postings;

    /// <summary>A score for each tool.</summary>
    public void Score(ReadOnlySpan<int> features, Span<float> scores, float[] units)
    {
        Array.Clear(units);
        var sum = 0f;
        foreach (var feature in features)
        {
            if (_postings.Starts[feature] < _postings.Starts[feature + 1])
            {
                sum += _weightOf[feature];
                Add(feature, units);
            }
        }

        Sum(units, sum, scores);
    }

    /// <summary>What naive Bayes makes of a count, less what it makes of none.</summary>
    private float LogCount(float count) => MathF.Log((count + _constants.Smoothing) / _constants.Smoothing);

    /// <summary>How much of each posting a sentence owes to itself.</summary>
    private float[] OwnShares(IReadOnlyList<int> taught)
    {
        var shares = new float[_postings.Own.Length];
        for (var i = 0; i < taught.Count; i++)
        {
            var (lesson, features) = _set.Sentences[taught[i]];
            var counted = lesson.Writer == Lesson.Texts ? _constants.Texts : 1;
            for (var j = 0; j < features.Length; j++)
            {
                var weight = _weightOf[features[j]];
                for (var group = 0; weight > 0 && group < Catalog.Groups; group++)
                {
                    var slot = ((_postings.Offsets[i] + j) * Catalog.Groups) + group;
                    var count = _postings.Counts[_postings.Own[slot]];
                    shares[slot] = weight * _constants.OfGroup(group)
                        * (LogCount(count) - LogCount(Math.Max(0, count - (weight * counted))));
                }
            }
        }

        return shares;
    }

    private void Regress(IReadOnlyList<int> taught, float[] shares)
    {
        var order = InTurns(taught);
        var (units, scores) = (new float[_set.Catalog.UnitCount], new float[_tools]);
        var kept = new bool[taught.Max(number => _set.Sentences[number].Features.Length)];
        for (var epoch = 0; epoch < _constants.Epochs; epoch++)
        {
            var rate = _constants.Rate / (1 + epoch);
            foreach (var i in order)
            {
                var (lesson, features) = _set.Sentences[taught[i]];
                Array.Clear(units);
                var sum = 0f;
                Keep(features, (uint)((i * 31) + epoch), kept);
                for (var j = 0; j < features.Length; j++)
                {
                    if (kept[j])
                    {
                        sum += _weightOf[features[j]];
                        Add(features[j], units);
                        for (var group = 0; group < Catalog.Groups; group++)
                        {
                            var slot = ((_postings.Offsets[i] + j) * Catalog.Groups) + group;
                            units[_postings.Units[_postings.Own[slot]]] -= shares[slot];
                        }
                    }
                }

                Sum(units, sum, scores);
                Correct(lesson.Tool, features, kept, rate, scores, units);
            }
        }
    }

    /// <summary>
    /// Chooses the features that a sentence is learnt by: other ones each time, the same ones in each training. One that no other
    /// sentence has teaches nothing.
    /// </summary>
    private void Keep(int[] features, uint turn, bool[] kept)
    {
        var share = (uint)(_constants.Dropout * uint.MaxValue);
        for (var i = 0; i < features.Length; i++)
        {
            // The steps of a generator whose neighbours differ in all bits (Steele and others, Fast splittable pseudorandom
            // number generators, 2014).
            var bits = (turn * 0x9E3779B9u) + ((uint)features[i] * 0x85EBCA6Bu);
            bits = (bits ^ (bits >> 16)) * 0x7FEB352Du;
            bits = (bits ^ (bits >> 15)) * 0x846CA68Bu;
            kept[i] = _postings.Sentences[features[i]] > 1 && (bits ^ (bits >> 16)) >= share;
        }
    }

    /// <summary>One step towards the tool that was meant, and away from those that were taken for it.</summary>
    private void Correct(int tool, int[] features, bool[] kept, float rate, float[] scores, float[] steps)
    {
        Softmax(scores);
        scores[tool] -= 1;
        Array.Clear(steps);
        for (var i = 0; i < scores.Length; i++)
        {
            if (MathF.Abs(scores[i]) > Negligible)
            {
                foreach (var unit in _set.Catalog.UnitsOf.AsSpan(i * Catalog.Groups, Catalog.Groups))
                {
                    steps[unit] -= rate * scores[i];
                }
            }
        }

        for (var i = 0; i < features.Length; i++)
        {
            if (kept[i])
            {
                var weight = _weightOf[features[i]];
                for (var at = _postings.Starts[features[i]]; at < _postings.Starts[features[i] + 1]; at++)
                {
                    Weights[at] += weight * steps[_postings.Units[at]];
                }
            }
        }
    }

    private void Add(int feature, float[] units)
    {
        var weight = _weightOf[feature];
        for (var at = _postings.Starts[feature]; at < _postings.Starts[feature + 1]; at++)
        {
            units[_postings.Units[at]] += weight * Weights[at];
        }
    }

    private void Sum(float[] units, float sum, Span<float> scores)
    {
        for (var tool = 0; tool < scores.Length; tool++)
        {
            scores[tool] = -sum * Costs[tool];
            foreach (var unit in _set.Catalog.UnitsOf.AsSpan(tool * Catalog.Groups, Catalog.Groups))
            {
                scores[tool] += units[unit];
            }
        }
    }

    private static void Softmax(Span<float> scores)
    {
        var (best, sum) = (float.MinValue, 0f);
        foreach (var score in scores)
        {
            best = Math.Max(best, score);
        }

        foreach (ref var score in scores)
        {
            score = MathF.Exp(score - best);
            sum += score;
        }

        foreach (ref var score in scores)
        {
            score /= sum;
        }
    }

    /// <summary>The first sentence of each tool, then the second of each: no lesson is like the one before.</summary>
    private int[] InTurns(IReadOnlyList<int> taught)
    {
        var turns = new int[_tools];
        return [.. Enumerable.Range(0, taught.Count)
            .Select(i => (i, Turn: turns[_set.Sentences[taught[i]].Lesson.Tool]++))
            .OrderBy(static pair => pair.Turn)
            .Select(static pair => pair.i)];
    }
}
