namespace Auth0Mcp.SearchTrainer;

/// <summary>How often each feature comes with each unit: a row of postings for each feature.</summary>
internal sealed class PostingList
{
    /// <param name="taught">The sentences that teach.</param>
    /// <param name="places">Where the features stand in these.</param>
    /// <param name="weightOf">What a feature counts.</param>
    public PostingList(Catalog catalog, TaughtSentence[] taught, FeaturePlaces places, float[] weightOf)
    {
        Sentences = [.. weightOf.Select((weight, feature) => weight > 0 ? places.CountOf(feature) : 0)];
        Starts = new int[weightOf.Length + 1];
        InParallel.ForRanges(weightOf.Length, CountUnits);
        for (var feature = 0; feature < weightOf.Length; feature++)
        {
            Starts[feature + 1] += Starts[feature];
        }

        Units = new ushort[Starts[^1]];
        Counts = new float[Starts[^1]];
        InParallel.ForRanges(weightOf.Length, Fill);
        Totals = new float[catalog.UnitCount];
        for (var feature = 0; feature < weightOf.Length; feature++)
        {
            foreach (var (_, sentence) in PlacesOf(feature))
            {
                foreach (var unit in catalog.PartsOf(taught[sentence].Tool))
                {
                    Totals[unit] += weightOf[feature] * taught[sentence].Counted;
                }
            }
        }

        void CountUnits(int first, int end)
        {
            var lastOf = new int[catalog.UnitCount];
            for (var feature = first; feature < end; feature++)
            {
                foreach (var (_, sentence) in PlacesOf(feature))
                {
                    foreach (var unit in catalog.PartsOf(taught[sentence].Tool))
                    {
                        Starts[feature + 1] += lastOf[unit] == feature + 1 ? 0 : 1;
                        lastOf[unit] = feature + 1;
                    }
                }
            }
        }

        void Fill(int first, int end)
        {
            var at = new int[catalog.UnitCount];
            Array.Fill(at, -1);
            for (var feature = first; feature < end; feature++)
            {
                var next = Starts[feature];
                foreach (var (_, sentence) in PlacesOf(feature))
                {
                    foreach (var unit in catalog.PartsOf(taught[sentence].Tool))
                    {
                        if (at[unit] < Starts[feature])
                        {
                            Units[at[unit] = next++] = unit;
                        }

                        Counts[at[unit]] += weightOf[feature] * taught[sentence].Counted;
                    }
                }
            }
        }

        ReadOnlySpan<(int Slot, int Sentence)> PlacesOf(int feature) => weightOf[feature] > 0 ? places.Of(feature) : [];
    }

    /// <summary>Where the postings of each feature start, and where the last ones end.</summary>
    public int[] Starts { get; }

    public ushort[] Units { get; }

    public float[] Counts { get; }

    /// <summary>What was counted for each unit.</summary>
    public float[] Totals { get; }

    /// <summary>In how many sentences each feature stands.</summary>
    public int[] Sentences { get; }

    /// <summary>The postings of a feature.</summary>
    public Range RowOf(int feature) => Starts[feature]..Starts[feature + 1];
}
