using Auth0Mcp.Discovery.Search.TextAnalysis;

namespace Auth0Mcp.SearchTrainer;

/// <summary>Counts the features of everything that people are known to say for each tool: naive Bayes.</summary>
internal sealed class PhraseLearner(int tools)
{
    // Chosen on the indexed prompts, with none of them learned.
    private const float Smoothing = 0.06f;

    private readonly Dictionary<ulong, Dictionary<int, float>> _counts = [];
    private readonly float[] _totals = new float[tools];

    /// <summary>Learns what somebody says for a tool, and the terms of it.</summary>
    public void Learn(int tool, Sentence said, Dictionary<int, float> terms)
    {
        foreach (var (feature, weight) in PhraseFeatures.Of(said, terms))
        {
            var counts = _counts.TryGetValue(feature, out var known) ? known : _counts[feature] = [];
            counts[tool] = counts.GetValueOrDefault(tool) + weight;
            _totals[tool] += weight;
        }
    }

    /// <summary>Writes what <c>PhraseModel</c> reads: logarithms, less that of a feature that was never seen.</summary>
    public void Write(IndexWriter index)
    {
        var unseen = MathF.Log(Smoothing);
        var rows = new SharedRows<(int Tool, float LogCount)>();
        index.WriteKeys(_counts.Select(feature => KeyValuePair.Create(
            feature.Key, rows.Add([.. feature.Value.Select(count => (count.Key, MathF.Log(count.Value + Smoothing) - unseen))]))));
        index.WritePostings(rows.All);
        index.Write<float>([.. _totals.Select(total => MathF.Log(total + (Smoothing * _counts.Count)) - unseen)]);
    }
}
