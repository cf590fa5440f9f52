namespace Auth0Mcp.Discovery.Search;

/// <summary>
/// Tells from the wording of a question which kind of tool it asks for (list, get, create …): softmax regression over its words and their order,
/// trained when the index is built, on the indexed prompts and the curated phrases. The order of training is fixed, and so is the outcome.
/// </summary>
internal sealed class IntentModel
{
    /// <summary>No kind is ruled out altogether.</summary>
    public const double Doubt = 1e-4;

    private const int Epochs = 20;
    private const double FirstRate = 0.3;
    private const double BiasRate = 0.2;

    /// <summary>What a curated phrase counts beside a prompt.</summary>
    private const double CuratedWeight = 2;

    private readonly Dictionary<string, int> _kindOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _features = new(StringComparer.Ordinal);
    private readonly List<float[]> _weights = [];
    private readonly float[] _bias;
    private readonly int _kinds;

    public IntentModel(IReadOnlyList<ToolText> tools, Synonyms synonyms)
    {
        var kinds = synonyms.IntentVerbs.Keys.ToList();
        foreach (var (verb, kind) in kinds.SelectMany((name, kind) => synonyms.IntentVerbs[name].Select(verb => (verb, kind))))
        {
            _kindOf[verb] = kind;
        }

        // The last kind is that of verbs that no entry names.
        _kinds = kinds.Count + 1;
        _bias = new float[_kinds];
        var lessons = tools
            .SelectMany(tool => tool.Prompts.Concat(tool.Phrases).Select(text => (Features: Learn(text), Kind: KindOf(tool), Weight: 1.0)))
            .Concat(kinds.SelectMany((name, kind) => Synonyms.At(synonyms.IntentPhrases, name).Select(text => (Features: Learn(text), Kind: kind, Weight: CuratedWeight))))
            .ToList();
        Span<double> odds = stackalloc double[_kinds];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var (features, kind, weight) in lessons)
            {
                Predict(features, odds);
                Correct(features, kind, FirstRate / (1 + epoch) * weight, odds);
            }
        }
    }

    /// <summary>The kind of a tool, by the verb of its name.</summary>
    public int KindOf(ToolText tool) => _kindOf.GetValueOrDefault(tool.Verb, _kinds - 1);

    /// <summary>How likely the question asks for each kind.</summary>
    public double[] Classify(string question)
    {
        var odds = new double[_kinds];
        Predict([.. Features(question).Distinct().Where(_features.ContainsKey).Select(feature => _features[feature])], odds);
        return odds;
    }

    private int[] Learn(string text) => [.. Features(text).Distinct().Select(feature =>
    {
        if (!_features.TryGetValue(feature, out var number))
        {
            _features[feature] = number = _weights.Count;
            _weights.Add(new float[_kinds]);
        }

        return number;
    })];

    private void Correct(int[] features, int kind, double rate, ReadOnlySpan<double> odds)
    {
        for (var k = 0; k < odds.Length; k++)
        {
            var step = (float)(rate * ((k == kind ? 1 : 0) - odds[k]));
            _bias[k] += (float)BiasRate * step;
            foreach (var feature in features)
            {
                _weights[feature][k] += step;
            }
        }
    }

    private void Predict(int[] features, Span<double> odds)
    {
        var sum = 0.0;
        for (var k = 0; k < odds.Length; k++)
        {
            double score = _bias[k];
            foreach (var feature in features)
            {
                score += _weights[feature][k];
            }

            odds[k] = Math.Exp(score);
            sum += odds[k];
        }

        for (var k = 0; k < odds.Length; k++)
        {
            odds[k] /= sum;
        }
    }

    /// <summary>Words, stems, neighbours and what opens the sentence; whether anything is plural, named by an id, or asked.</summary>
    private static IEnumerable<string> Features(string text)
    {
        var words = WordSplitter.Split(text);
        for (var i = 0; i < words.Count; i++)
        {
            yield return words[i];
            yield return "stem " + Stemmer.Stem(words[i]);
            if (i + 1 < words.Count)
            {
                yield return words[i] + " " + words[i + 1];
            }

            if (words[i].Length > 3 && words[i][^1] == 's' && words[i][^2] != 's')
            {
                yield return "plural";
            }
        }

        var marks = words.Count(static word => word[0] == '#');
        yield return "marks " + Math.Min(marks, 2);
        if (words.Count > 0)
        {
            yield return "first " + words[0];
            yield return $"first {words[0]}, marks {Math.Min(marks, 1)}";
        }

        if (words.Count > 1)
        {
            yield return "second " + words[1];
            yield return $"first {words[0]} {words[1]}";
        }

        if (text.AsSpan().TrimEnd().EndsWith('?'))
        {
            yield return "asked";
        }
    }
}
