namespace Auth0Mcp.SearchTrainer;

/// <summary>Where each feature stands in the sentences that teach, in their order.</summary>
internal sealed class FeaturePlaces
{
    private readonly int[] _starts;
    private readonly (int Slot, int Sentence)[] _places;

    public FeaturePlaces(TaughtSentence[] taught, int features)
    {
        _starts = new int[features + 1];
        Offsets = new int[taught.Length + 1];
        for (var i = 0; i < taught.Length; i++)
        {
            Offsets[i + 1] = Offsets[i] + taught[i].Features.Length;
            foreach (var feature in taught[i].Features)
            {
                _starts[feature + 1]++;
            }
        }

        for (var feature = 0; feature < features; feature++)
        {
            _starts[feature + 1] += _starts[feature];
        }

        var (next, slot) = (_starts.ToArray(), 0);
        _places = new (int, int)[Offsets[^1]];
        for (var i = 0; i < taught.Length; i++)
        {
            foreach (var feature in taught[i].Features)
            {
                _places[next[feature]++] = (slot++, i);
            }
        }
    }

    /// <summary>The slot of the first feature of each sentence; those of the others follow.</summary>
    public int[] Offsets { get; }

    public int CountOf(int feature) => _starts[feature + 1] - _starts[feature];

    /// <summary>The slots of a feature, and the sentences that these belong to.</summary>
    public ReadOnlySpan<(int Slot, int Sentence)> Of(int feature) => _places.AsSpan(_starts[feature], CountOf(feature));
}
