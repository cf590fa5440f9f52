namespace Auth0Mcp.Discovery.Search;

/// <summary>
/// Tells from the wording of a question which class of tools it asks for (list, get, create …; read or write): softmax regression, trained when the
/// index is built. The order of the lessons is that of their training, and so the outcome is always the same.
/// </summary>
internal sealed class WordingModel
{
    // Chosen on the indexed prompts, with none of them learned.
    private const int Epochs = 5;
    private const double FirstRate = 0.15;
    private const double BiasRate = 0.2;

    /// <summary>No class is ruled out altogether.</summary>
    private const double Doubt = 1e-3;

    private readonly int _classes;
    private readonly float[] _bias;
    private readonly float[] _weights;

    /// <param name="lessons">The marks of sentences and the class of each; neighbours should be of different classes.</param>
    /// <param name="marks">How many marks there are.</param>
    public WordingModel(IReadOnlyList<(int[] Marks, int Class)> lessons, int marks, int classes)
    {
        _classes = classes;
        _bias = new float[classes];
        _weights = new float[marks * classes];
        Span<double> odds = stackalloc double[classes];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var (sentence, of) in lessons)
            {
                Predict(sentence, odds);
                Correct(sentence, of, FirstRate / (1 + (epoch / 2.0)), odds);
            }
        }
    }

    /// <summary>The logarithm of how likely the question asks for each class.</summary>
    public float[] Score(int[] question)
    {
        Span<double> odds = stackalloc double[_classes];
        Predict(question, odds);
        var scores = new float[_classes];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = (float)Math.Log(odds[i] + Doubt);
        }

        return scores;
    }

    private void Correct(int[] sentence, int of, double rate, ReadOnlySpan<double> odds)
    {
        for (var i = 0; i < odds.Length; i++)
        {
            var step = (float)(rate * ((i == of ? 1 : 0) - odds[i]));
            _bias[i] += (float)BiasRate * step;
            foreach (var mark in sentence)
            {
                _weights[(mark * _classes) + i] += step;
            }
        }
    }

    private void Predict(int[] sentence, Span<double> odds)
    {
        for (var i = 0; i < odds.Length; i++)
        {
            odds[i] = _bias[i];
        }

        foreach (var mark in sentence)
        {
            var weights = _weights.AsSpan(mark * _classes, _classes);
            for (var i = 0; i < weights.Length; i++)
            {
                odds[i] += weights[i];
            }
        }

        var sum = 0.0;
        foreach (ref var odd in odds)
        {
            odd = Math.Exp(odd);
            sum += odd;
        }

        foreach (ref var odd in odds)
        {
            odd /= sum;
        }
    }
}
