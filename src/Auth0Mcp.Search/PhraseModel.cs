using Auth0Mcp.Discovery.Search.TextAnalysis;

namespace Auth0Mcp.Discovery.Search;

/// <summary>
/// Which tool a question sounds like: naive Bayes over everything that people are known to say for each tool, word by word and in pairs
/// (Manning, Raghavan and Schütze, Introduction to Information Retrieval, 2008, chapter 13).
/// </summary>
internal sealed class PhraseModel(IndexFile file)
{
    private readonly KeyTable _features = new(file);
    private readonly PostingTable _logCounts = new(file);
    private readonly Column<float> _logTotals = file.Next<float>();

    /// <summary>The logarithm of how likely each tool is asked for, from 0 for the likeliest down.</summary>
    public float[] Score(Sentence question, Dictionary<int, float> terms)
    {
        var logTotals = _logTotals.Span;
        var scores = new float[logTotals.Length];
        var sum = 0f;
        foreach (var (feature, weight) in PhraseFeatures.Of(question, terms))
        {
            if (_features.TryFind(feature, out var row))
            {
                sum += weight;
                foreach (var posting in _logCounts[row])
                {
                    scores[posting.Of] += weight * posting.Weight;
                }
            }
        }

        var best = float.MinValue;
        for (var tool = 0; tool < scores.Length; tool++)
        {
            scores[tool] = (_logCounts.Scale * scores[tool]) - (sum * logTotals[tool]);
            best = Math.Max(best, scores[tool]);
        }

        for (var tool = 0; tool < scores.Length; tool++)
        {
            scores[tool] -= best;
        }

        return scores;
    }
}
