using System.Globalization;

namespace Auth0Mcp.SearchTrainer;

/// <summary>Chooses the constants: one after the other is moved up or down as long as that helps.</summary>
internal static class Fitting
{
    /// <summary>Less is noise.</summary>
    private const double Gain = 0.03;

    private const float Step = 1.5f;

    public static void Run(Constants constants, string path)
    {
        var catalog = Catalog.Read();
        var validation = new CrossValidation(catalog, [.. catalog.Lessons()]);
        var best = CrossValidation.Quality(validation.Run(constants));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start {best:0.00}"));
        foreach (var name in Constants.Names)
        {
            foreach (var factor in new[] { Step, 1 / Step })
            {
                var moved = Try(name, factor);
                while (moved && Try(name, factor))
                {
                }

                if (moved)
                {
                    break;
                }
            }
        }

        constants.Write(path,
        [
            "Chosen by \"fit\" of eng/Auth0Mcp.SearchTrainer, which asks with the prompts of two writers while the others teach.",
            string.Create(CultureInfo.InvariantCulture, $"First hits and ranks, as written and shifted in style: {best:0.0} of 100."),
        ]);

        bool Try(string name, float factor)
        {
            var candidate = constants.With(name, name == "Epochs" ? constants[name] + (factor > 1 ? 1 : -1) : constants[name] * factor);
            var styles = validation.Run(candidate);
            var quality = CrossValidation.Quality(styles);
            var isBetter = quality > best + Gain;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name} {candidate[name]:0.####}: {quality:0.00}{(isBetter ? " *" : "")}  {styles[Lesson.AsWritten]}"));
            if (isBetter)
            {
                (constants, best) = (candidate, quality);
            }

            return isBetter;
        }
    }
}
