using System.Globalization;

namespace Auth0Mcp;

/// <summary>How often the right tool is among the first hits, in percent.</summary>
internal sealed record SearchQuality(int Prompts, double First, double Third, double Fifth, double ReciprocalRank)
{
    /// <summary>Of a normal distribution, 95 % lie within so many standard deviations.</summary>
    private const double Deviations = 1.96;

    /// <param name="ranks">Of the right tools, from 0; below 0 where one was not found.</param>
    public static SearchQuality Of(IReadOnlyCollection<int> ranks)
    {
        return new(ranks.Count, Share(1), Share(3), Share(5), 100 * ranks.Average(static rank => rank < 0 ? 0 : 1.0 / (rank + 1)));

        double Share(int first) => 100.0 * ranks.Count(rank => rank >= 0 && rank < first) / ranks.Count;
    }

    /// <summary>A share with the interval in which it lies with 95 % (Wilson, 1927).</summary>
    public string WithInterval(double percent)
    {
        var (share, square) = (percent / 100, Deviations * Deviations / Prompts);
        var middle = (share + (square / 2)) / (1 + square);
        var half = Math.Sqrt((share * (1 - share) * square) + (square * square / 4)) / (1 + square);
        return string.Create(CultureInfo.InvariantCulture, $"{percent:0.0} ({100 * (middle - half):0.0}–{100 * (middle + half):0.0})");
    }
}
