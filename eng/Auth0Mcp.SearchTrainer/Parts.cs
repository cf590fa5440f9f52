using System.Globalization;
using Auth0Mcp.Discovery.Search.TextAnalysis;

namespace Auth0Mcp.SearchTrainer;

/// <summary>What each part brings: the search without it.</summary>
internal static class Parts
{
    public static void Print(Constants constants)
    {
        var catalog = Catalog.Read();
        var validation = new CrossValidation(catalog, [.. catalog.Lessons()]);
        var whole = validation.Run(constants);
        foreach (var (style, result) in whole)
        {
            Console.WriteLine($"{style,-16} {result}");
        }

        var quality = CrossValidation.Quality(whole);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nquality {quality:0.00}; without each part:"));
        foreach (var part in Constants.Names.Where(static name => name is not ("Smoothing" or "Rate")))
        {
            var without = validation.Run(constants.With(part, 0));
            var gain = CrossValidation.Quality(without) - quality;
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{part,-16} {gain,6:+0.00;-0.00}  {without[Lesson.AsWritten]}"));
        }
    }
}
