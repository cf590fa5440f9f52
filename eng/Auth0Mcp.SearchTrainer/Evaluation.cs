using System.Globalization;

namespace Auth0Mcp.SearchTrainer;

/// <summary>How well sentences find their tools.</summary>
internal sealed record Evaluation(int Sentences, double First, double Third, double Fifth, double Rank)
{
    /// <summary>Asks a model with the sentences of these numbers.</summary>
    public static Evaluation Of(TrainingSet set, ModelTrainer model, IReadOnlyList<int> asked)
    {
        var scores = new float[set.Catalog.Tools.Count];
        var units = new float[set.Catalog.UnitCount];
        var ranks = new List<int>(asked.Count);
        foreach (var number in asked)
        {
            var (lesson, features) = set.Sentences[number];
            model.Score(features, scores, units);
            ranks.Add(scores.Count(score => score > scores[lesson.Tool]));
        }

        return Of(ranks);
    }

    /// <param name="ranks">Of the right tools, from 0.</param>
    public static Evaluation Of(IReadOnlyCollection<int> ranks) => new(
        ranks.Count,
        ranks.Average(static rank => rank < 1 ? 100.0 : 0),
        ranks.Average(static rank => rank < 3 ? 100.0 : 0),
        ranks.Average(static rank => rank < 5 ? 100.0 : 0),
        ranks.Average(static rank => 100.0 / (rank + 1)));

    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{First,5:0.0} {Third,5:0.0} {Fifth,5:0.0}  MRR {Rank:0.0}  ({Sentences})");
}
