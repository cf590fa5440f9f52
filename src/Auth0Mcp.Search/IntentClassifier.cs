namespace Auth0Mcp.Discovery.Search;

/// <summary>Tells from the wording of a question which class of tools it asks for (list, get, create …; read or write): softmax regression.</summary>
internal sealed class IntentClassifier(IndexFile file)
{
    /// <summary>No class is ruled out altogether.</summary>
    private const float Doubt = 1e-3f;

    private readonly Column<float> _bias = file.Next<float>();

    /// <summary>As many as there are classes, for each row of the marks.</summary>
    private readonly ScaledColumn _weights = new(file);

    /// <summary>The logarithm of how likely the question asks for each class.</summary>
    /// <param name="rows">The rows of its marks.</param>
    public float[] Score(List<int> rows)
    {
        var scores = _bias.Span.ToArray();
        foreach (var row in rows)
        {
            var weights = _weights.Span.Slice(row * scores.Length, scores.Length);
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] += _weights.Scale * weights[i];
            }
        }

        var sum = 0f;
        foreach (ref var score in scores.AsSpan())
        {
            score = MathF.Exp(score);
            sum += score;
        }

        foreach (ref var score in scores.AsSpan())
        {
            score = MathF.Log((score / sum) + Doubt);
        }

        return scores;
    }
}
