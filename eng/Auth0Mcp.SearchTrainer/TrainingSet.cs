using Auth0Mcp.Discovery.Search.TextAnalysis;

namespace Auth0Mcp.SearchTrainer;

/// <summary>All sentences as rows of numbered features: read once, however often a model is trained.</summary>
internal sealed class TrainingSet
{
    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly List<FeatureKind> _kinds = [];
    private readonly SentenceReader _reader;

    public TrainingSet(Catalog catalog, Lexicon lexicon, IEnumerable<Lesson> lessons)
    {
        (Catalog, _reader) = (catalog, new(lexicon));
        Sentences = [.. lessons.Select(Read)];
    }

    public Catalog Catalog { get; }

    public IReadOnlyList<(Lesson Lesson, int[] Features)> Sentences { get; }

    /// <summary>The number of each feature.</summary>
    public IReadOnlyDictionary<ulong, int> Numbers => _numbers;

    public FeatureKind KindOf(int feature) => _kinds[feature];

    private (Lesson Lesson, int[] Features) Read(Lesson lesson)
        => (lesson, [.. SentenceFeatures.Of(_reader.Read(lesson.Text, int.MaxValue)).Select(Number)]);

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
