using Auth0Mcp.Discovery.Search.TextAnalysis;

namespace Auth0Mcp.Discovery.Search;

/// <summary>
/// Which tool a sentence asks for: one linear model. What a feature says of a tool is the sum of what it says of the tool itself, of all
/// tools on its path and of its kind (list, create …), so that siblings share what is known of them. The weights are those of
/// naive Bayes, corrected by softmax regression.
/// </summary>
internal sealed class SearchModel
{
    /// <summary>The weight of each kind of feature.</summary>
    private readonly Column<float> _kindWeights;

    /// <summary>Behind each other for each tool: itself, its path, its kind.</summary>
    private readonly Column<ushort> _unitsOf;

    /// <summary>What each feature costs a tool, known for it or not: tools of which much is said would have all.</summary>
    private readonly Column<float> _costs;

    private readonly KeyTable _features;
    private readonly Column<int> _starts;
    private readonly Column<ushort> _units;
    private readonly Column<sbyte> _weights;
    private readonly float _scale;
    private readonly int _unitCount;

    /// <param name="file">At the first column that <c>ModelWriter</c> of the trainer wrote.</param>
    public SearchModel(IndexFile file)
    {
        _kindWeights = file.Next<float>();
        _unitsOf = file.Next<ushort>();
        _costs = file.Next<float>();
        _features = new(file);
        _starts = file.Next<int>();
        _units = file.Next<ushort>();
        _weights = file.Next<sbyte>();
        _scale = file.Next<float>()[0];
        _unitCount = file.Next<int>()[0];
    }

    /// <summary>A score for each tool, higher for likelier ones; null when no word of the sentence says anything.</summary>
    public float[]? Score(Sentence sentence)
    {
        if (!sentence.Stems.Any(IsTelling))
        {
            return null;
        }

        var units = new float[_unitCount];
        var sum = 0f;
        foreach (var (feature, kind) in SentenceFeatures.Of(sentence))
        {
            if (_features.TryFind(feature, out var row))
            {
                sum += _kindWeights[(int)kind];
                Add(row, _kindWeights[(int)kind] * _scale, units);
            }
        }

        var scores = new float[_costs.Span.Length];
        var perTool = _unitsOf.Span.Length / scores.Length;
        for (var tool = 0; tool < scores.Length; tool++)
        {
            scores[tool] = -sum * _costs[tool];
            foreach (var unit in _unitsOf.Span.Slice(tool * perTool, perTool))
            {
                scores[tool] += units[unit];
            }
        }

        return scores;
    }

    private void Add(int row, float factor, float[] units)
    {
        var (start, end) = (_starts[row], _starts[row + 1]);
        var of = _units.Span[start..end];
        var weights = _weights.Span[start..end];
        for (var i = 0; i < of.Length; i++)
        {
            units[of[i]] += factor * weights[i];
        }
    }

    /// <summary>Known, and neither a small word nor a mark.</summary>
    private bool IsTelling(string stem)
        => !SentenceReader.IsMark(stem) && !StopWords.Contains(stem) && _features.TryFind(SentenceFeatures.OfStem(stem), out _);
}
