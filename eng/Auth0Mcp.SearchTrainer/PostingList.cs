using System.Runtime.InteropServices;

namespace Auth0Mcp.SearchTrainer;

/// <summary>How often each feature comes with each unit, and where the sentences find their own counts: rows of features.</summary>
internal sealed class PostingList
{
    /// <param name="set">All sentences.</param>
    /// <param name="taught">The numbers of those that teach.</param>
    /// <param name="weightOf">What a feature counts.</param>
    public PostingList(TrainingSet set, IReadOnlyList<int> taught, Constants constants, float[] weightOf)
    {
        var features = weightOf.Length;
        var unitsOf = set.Catalog.UnitsOf;
        Offsets = new int[taught.Count + 1];
        for (var i = 0; i < taught.Count; i++)
        {
            Offsets[i + 1] = Offsets[i] + set.Sentences[taught[i]].Features.Length;
        }

        // The places at which each feature stands, in order: a sentence and its place within it.
        Sentences = new int[features];
        var (starts, slots, sentenceOf) = Invert(set, taught, features);
        Own = new int[Offsets[^1] * Catalog.Groups];
        Starts = new int[features + 1];
        Totals = new float[set.Catalog.UnitCount];
        var (at, counts, units, all) = (new int[set.Catalog.UnitCount], new List<float>(), new List<ushort>(), new List<int>());
        Array.Fill(at, -1);
        for (var feature = 0; feature < features; feature++)
        {
            Starts[feature] = units.Count;
            if (weightOf[feature] > 0)
            {
                for (var place = starts[feature]; place < starts[feature + 1]; place++)
                {
                    var lesson = set.Sentences[taught[sentenceOf[place]]].Lesson;
                    var weight = weightOf[feature] * (lesson.Writer == Lesson.Texts ? constants.Texts : 1);
                    Sentences[feature]++;
                    for (var group = 0; group < Catalog.Groups; group++)
                    {
                        Own[(slots[place] * Catalog.Groups) + group] = Count(unitsOf[(lesson.Tool * Catalog.Groups) + group], weight);
                    }
                }
            }

            foreach (var unit in CollectionsMarshal.AsSpan(units)[Starts[feature]..])
            {
                at[unit] = -1;
            }
        }

        Starts[features] = units.Count;
        (Units, Counts) = ([.. units], [.. counts]);

        int Count(ushort unit, float weight)
        {
            if (at[unit] < 0)
            {
                at[unit] = units.Count;
                units.Add(unit);
                counts.Add(0);
            }

            counts[at[unit]] += weight;
            Totals[unit] += weight;
            return at[unit];
        }
    }

    /// <summary>Where the postings of each feature start, and where the last ones end.</summary>
    public int[] Starts { get; }

    public ushort[] Units { get; }

    public float[] Counts { get; }

    /// <summary>What was counted for each unit.</summary>
    public float[] Totals { get; }

    /// <summary>In how many sentences each feature stands.</summary>
    public int[] Sentences { get; }

    /// <summary>Where the features of each taught sentence start.</summary>
    public int[] Offsets { get; }

    /// <summary>The postings that a sentence itself has counted in, for each of its features: one for each group.</summary>
    public int[] Own { get; }

    private static (int[] Starts, int[] Slots, int[] SentenceOf) Invert(TrainingSet set, IReadOnlyList<int> taught, int features)
    {
        var starts = new int[features + 1];
        foreach (var number in taught)
        {
            foreach (var feature in set.Sentences[number].Features)
            {
                starts[feature + 1]++;
            }
        }

        for (var feature = 0; feature < features; feature++)
        {
            starts[feature + 1] += starts[feature];
        }

        var (next, slot) = (starts.ToArray(), 0);
        var (slots, sentenceOf) = (new int[starts[^1]], new int[starts[^1]]);
        for (var i = 0; i < taught.Count; i++)
        {
            foreach (var feature in set.Sentences[taught[i]].Features)
            {
                sentenceOf[next[feature]] = i;
                slots[next[feature]++] = slot++;
            }
        }

        return (starts, slots, sentenceOf);
    }
}
