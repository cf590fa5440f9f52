using Auth0Mcp.Discovery.Search.TextAnalysis;

namespace Auth0Mcp.SearchTrainer;

/// <summary>All sentences as rows of numbered features: read once, however often a model is trained.</summary>
internal sealed class TrainingSet
{
    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly List<FeatureKind> _kinds = [];

    public TrainingSet(Catalog catalog, Lexicon lexicon, IReadOnlyList<Lesson> lessons)
    {
        (Catalog, var reader) = (catalog, new SentenceReader(lexicon));
        var read = InParallel.ConvertAll(lessons, lesson => SentenceFeatures.Of(reader.Read(lesson.Text, int.MaxValue)));
        Sentences = [.. lessons.Zip(read, (lesson, features) => (lesson, Array.ConvertAll(features, Number)))];
    }

    public Catalog Catalog { get; }

    public (Lesson Lesson, int[] Features)[] Sentences { get; }

    /// <summary>The number of each feature.</summary>
    public IReadOnlyDictionary<ulong, int> Numbers => _numbers;

    /// <summary>The kind of each feature, by number.</summary>
    public IReadOnlyList<FeatureKind> Kinds => _kinds;

    private int Number((ulong Key, FeatureKind Kind) feature)
    {
        if (!_numbers.TryGetValue(feature.Key, out var number))
        {
            _numbers[feature.Key] = number = _numbers.Count;
            _kinds.Add(feature.Kind);
        }

        return number;
    }
}
