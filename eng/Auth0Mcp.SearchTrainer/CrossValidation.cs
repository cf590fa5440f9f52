namespace Auth0Mcp.SearchTrainer;

/// <summary>Asks models with the sentences of writers whom they did not learn from: as they are, and shifted in style.</summary>
internal sealed class CrossValidation
{
    /// <summary>How many writers are left out at a time.</summary>
    private const int Together = 2;

    private readonly TrainingSet _set;

    /// <summary>Two writers each, whom the others do without.</summary>
    private readonly List<(List<int> Taught, List<(string Style, List<int> Numbers)> Asked)> _folds;

    /// <param name="lessons">Those of all writers.</param>
    public CrossValidation(Catalog catalog, IReadOnlyList<Lesson> lessons)
    {
        var lexicon = LexiconWriter.Learn([.. lessons.Select(static lesson => lesson.Text)], LexiconWriter.Unspelt()).Open();
        var writers = lessons.Select(static lesson => lesson.Writer).Distinct()
            .Where(static writer => writer is not (Lesson.Texts or Lesson.Catalog))
            .Order(StringComparer.Ordinal);
        List<Lesson> all = [.. lessons, .. lessons.Where(static lesson => lesson.Writer != Lesson.Texts).SelectMany(StyleShift.Of)];
        _set = new(catalog, lexicon, all);
        _folds = [.. writers.Chunk(Together).Select(left => (
            Numbers(all, lesson => !left.Contains(lesson.Writer) && StyleShift.Teaches(lesson)),
            StyleShift.Styles.Append(Lesson.AsWritten)
                .Select(style => (style, Numbers(all, lesson => lesson.Style == style && left.Contains(lesson.Writer))))
                .Concat(left.Select(writer => ("by " + writer,
                    Numbers(all, lesson => lesson.Style == Lesson.AsWritten && lesson.Writer == writer))))
                .ToList()))];
    }

    /// <summary>The ranks of all writers together, by style.</summary>
    public SortedDictionary<string, Evaluation> Run(Constants constants)
    {
        var results = new List<(string Style, Evaluation Result)>[_folds.Count];
        Parallel.For(0, _folds.Count, fold =>
        {
            var model = new ModelTrainer(_set, constants, _folds[fold].Taught);
            results[fold] = _folds[fold].Asked.ConvertAll(style => (style.Style, Evaluation.Of(_set, model, style.Numbers)));
        });
        return new(
            results.SelectMany(static result => result)
                .GroupBy(static result => result.Style, static result => result.Result)
                .ToDictionary(static style => style.Key, static style => Mean([.. style])),
            StringComparer.Ordinal);
    }

    private static List<int> Numbers(List<Lesson> all, Predicate<Lesson> wanted)
        => [.. Enumerable.Range(0, all.Count).Where(number => wanted(all[number]))];

    /// <summary>
    /// What constants are chosen by: first hits and ranks. Sentences as they are written count as much as all that are shifted.
    /// </summary>
    public static double Quality(IReadOnlyDictionary<string, Evaluation> styles)
    {
        return (Of(styles[Lesson.AsWritten]) + StyleShift.Styles.Average(style => Of(styles[style]))) / 2;

        static double Of(Evaluation result) => (result.First + result.Rank) / 2;
    }

    private static Evaluation Mean(List<Evaluation> parts)
    {
        var all = parts.Sum(static part => part.Sentences);
        return new(
            all, Of(static part => part.First), Of(static part => part.Third), Of(static part => part.Fifth),
            Of(static part => part.Rank));

        double Of(Func<Evaluation, double> value) => parts.Sum(part => part.Sentences * value(part)) / all;
    }
}
