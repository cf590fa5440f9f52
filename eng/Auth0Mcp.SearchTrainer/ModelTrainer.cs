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
    private readonly Catalog _catalog;
    private readonly float _smoothing;
    private readonly float[] _groupWeights;
    private readonly float[] _weightOf;

    /// <param name="numbers">Of the sentences that teach.</param>
    public ModelTrainer(TrainingSet set, Constants constants, IReadOnlyList<int> numbers)
    {
        (_catalog, _smoothing) = (set.Catalog, constants.Smoothing);
        _groupWeights = [.. Enumerable.Range(0, Catalog.Groups).Select(constants.OfGroup)];
        var kindWeights = Enum.GetValues<FeatureKind>().Select(constants.Of).ToArray();
        _weightOf = [.. set.Kinds.Select(kind => kindWeights[(int)kind])];
        var (texts, taught) = (constants.Texts, new TaughtSentence[numbers.Count]);
        for (var i = 0; i < taught.Length; i++)
        {
            var (lesson, features) = set.Sentences[numbers[i]];
            taught[i] = new(lesson.Tool, lesson.Writer == Lesson.Texts ? texts : 1, features);
        }

        var places = new FeaturePlaces(taught, _weightOf.Length);
        Postings = new(_catalog, taught, places, _weightOf);
        var factors = Enumerable.Range(0, _catalog.UnitCount).Select(unit => _groupWeights[_catalog.GroupOf(unit)]).ToArray();
        var logs = new float[Postings.Counts.Length];
        Weights = new float[logs.Length];
        InParallel.ForRanges(logs.Length, (first, end) =>
        {
            for (var i = first; i < end; i++)
            {
                logs[i] = LogCount(Postings.Counts[i]);
                Weights[i] = factors[Postings.Units[i]] * logs[i];
            }
        });
        Costs = NaiveCosts(factors);
        new Regression(
            _catalog, constants, Postings, _weightOf, Weights, Costs, taught.Max(static sentence => sentence.Features.Length))
            .Run(taught, places.Offsets, OwnShares(taught, places, logs));
    }

    /// <summary>What each posting says of its unit.</summary>
    public float[] Weights { get; }

    /// <summary>What each known feature costs a tool.</summary>
    public float[] Costs { get; }

    public PostingList Postings { get; }

    /// <summary>A score for each tool.</summary>
    public void Score(ReadOnlySpan<int> features, Span<float> scores, float[] units)
    {
        Array.Clear(units);
        var sum = 0f;
        foreach (var feature in features)
        {
            var (start, end) = (Postings.Starts[feature], Postings.Starts[feature + 1]);
            sum += start < end ? _weightOf[feature] : 0;
            for (var at = start; at < end; at++)
            {
                units[Postings.Units[at]] += _weightOf[feature] * Weights[at];
            }
        }

        for (var tool = 0; tool < scores.Length; tool++)
        {
            scores[tool] = -sum * Costs[tool];
            foreach (var unit in _catalog.PartsOf(tool))
            {
                scores[tool] += units[unit];
            }
        }
    }

    private float[] NaiveCosts(float[] factors)
    {
        var costs = new float[_catalog.Tools.Count];
        var unseen = _smoothing * Postings.Sentences.Count(static count => count > 0);
        for (var tool = 0; tool < costs.Length; tool++)
        {
            foreach (var unit in _catalog.PartsOf(tool))
            {
                costs[tool] += factors[unit]
                    * (Log(Postings.Totals[unit] + unseen) - Log(_smoothing));
            }
        }

        return costs;
    }

    /// <summary>What naive Bayes makes of a count, less what it makes of none.</summary>
    private float LogCount(float count) => Log((count + _smoothing) / _smoothing);

    /// <summary>By way of twice as many digits: where libraries of C differ in the last of these, it is rounded away.</summary>
    private static float Log(float number) => (float)Math.Log(number);

    /// <summary>How much of its postings each feature of a sentence owes to the sentence itself: one number for each group.</summary>
    private float[] OwnShares(TaughtSentence[] taught, FeaturePlaces places, float[] logs)
    {
        var shares = new float[places.Offsets[^1] * Catalog.Groups];
        InParallel.ForRanges(_weightOf.Length, (first, end) =>
        {
            var at = new int[_catalog.UnitCount];
            for (var feature = first; feature < end; feature++)
            {
                var weight = _weightOf[feature];
                for (var posting = Postings.Starts[feature]; posting < Postings.Starts[feature + 1]; posting++)
                {
                    at[Postings.Units[posting]] = posting;
                }

                foreach (var (slot, sentence) in weight > 0 ? places.Of(feature) : [])
                {
                    var (tool, counted, _) = taught[sentence];
                    for (var group = 0; group < Catalog.Groups; group++)
                    {
                        var posting = at[_catalog.PartsOf(tool)[group]];
                        shares[(slot * Catalog.Groups) + group] = weight * _groupWeights[group]
                            * (logs[posting] - LogCount(Math.Max(0, Postings.Counts[posting] - (weight * counted))));
                    }
                }
            }
        });
        return shares;
    }
}
