using System.Numerics;
using System.Runtime.InteropServices;

namespace Auth0Mcp.SearchTrainer;

/// <summary>
/// Learns to tell from the wording of a question which class of tools it asks for (list, get, create …; read or write): softmax regression.
/// The order of the lessons is that of their training, and so the outcome is always the same.
/// </summary>
internal sealed class IntentTrainer
{
    // Chosen on the indexed prompts, with none of them learned.
    private const int Epochs = 5;
    private const float FirstRate = 0.15f;
    private const float BiasRate = 0.2f;

    private readonly int _classes;

    /// <summary>Four classes each; those beyond the last are never likely.</summary>
    private readonly Vector4[] _bias;

    /// <summary>As many as the bias has, for each mark.</summary>
    private readonly Vector4[] _weights;

    /// <param name="lessons">The marks of sentences and the class of each; neighbours should be of different classes.</param>
    /// <param name="marks">How many marks there are.</param>
    public IntentTrainer(IReadOnlyList<(int[] Marks, int Class)> lessons, int marks, int classes)
    {
        _classes = classes;
        _bias = new Vector4[(classes + 3) / 4];
        _weights = new Vector4[marks * _bias.Length];
        for (var i = classes; i < _bias.Length * 4; i++)
        {
            _bias[i / 4][i % 4] = float.NegativeInfinity;
        }

        Span<Vector4> odds = stackalloc Vector4[_bias.Length];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var (sentence, of) in lessons)
            {
                Predict(sentence, odds);
                Correct(sentence, of, FirstRate / (1 + (epoch / 2f)), odds);
            }
        }
    }

    /// <summary>What speaks for each class before anything is read.</summary>
    public ReadOnlySpan<float> Bias => Floats(_bias);

    /// <summary>What a mark says for each class.</summary>
    public ReadOnlySpan<float> Weights(int mark) => Floats(_weights.AsSpan(mark * _bias.Length, _bias.Length));

    private ReadOnlySpan<float> Floats(ReadOnlySpan<Vector4> fours) => MemoryMarshal.Cast<Vector4, float>(fours)[.._classes];

    /// <param name="odds">The prediction; the step from it when done.</param>
    private void Correct(int[] sentence, int of, float rate, Span<Vector4> odds)
    {
        for (var i = 0; i < odds.Length; i++)
        {
            odds[i] *= -rate;
        }

        odds[of / 4][of % 4] += rate;
        for (var i = 0; i < odds.Length; i++)
        {
            _bias[i] += BiasRate * odds[i];
        }

        foreach (var mark in sentence)
        {
            var weights = _weights.AsSpan(mark * odds.Length, odds.Length);
            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] += odds[i];
            }
        }
    }

    private void Predict(int[] sentence, Span<Vector4> odds)
    {
        _bias.CopyTo(odds);
        foreach (var mark in sentence)
        {
            var weights = _weights.AsSpan(mark * odds.Length, odds.Length);
            for (var i = 0; i < weights.Length; i++)
            {
                odds[i] += weights[i];
            }
        }

        var sum = 0f;
        foreach (ref var four in odds)
        {
            four = new Vector4(MathF.Exp(four.X), MathF.Exp(four.Y), MathF.Exp(four.Z), MathF.Exp(four.W));
            sum += Vector4.Dot(four, Vector4.One);
        }

        foreach (ref var four in odds)
        {
            four /= sum;
        }
    }
}
