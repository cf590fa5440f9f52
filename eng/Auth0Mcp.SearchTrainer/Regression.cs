using System.Numerics;
using System.Runtime.InteropServices;

namespace Auth0Mcp.SearchTrainer;

/// <summary>
/// Softmax regression over all tools, one sentence after the other: each learns from what those before it have changed. Several
/// units are done at once, and each comes out as if it were done alone: processors of all widths come to the same weights.
/// </summary>
internal sealed class Regression
{
    /// <summary>A tool that is less likely is neither right nor a mistake.</summary>
    private const float Negligible = 1e-4f;

    private readonly Catalog _catalog;
    private readonly PostingList _postings;
    private readonly float[] _weightOf;
    private readonly WeightRows _weights;
    private readonly (float Rate, int Epochs, uint Dropout) _constants;

    // By tool or unit, with room for whole vectors. The tools are the first units.
    private readonly float[] _costs;
    private readonly float[] _scores;
    private readonly float[] _units;
    private readonly float[] _steps;
    private readonly int[] _moved;

    /// <summary>The features of the sentence at hand that it is learnt by.</summary>
    private readonly int[] _kept;

    /// <param name="weightOf">What a feature counts.</param>
    /// <param name="weights">What each posting says of its unit: the first guess.</param>
    /// <param name="costs">What each known feature costs a tool.</param>
    /// <param name="longest">At most so many features are in a sentence.</param>
    public Regression(
        Catalog catalog, Constants constants, PostingList postings, float[] weightOf, float[] weights, float[] costs, int longest)
    {
        (_catalog, _postings, _weightOf) = (catalog, postings, weightOf);
        _constants = (constants.Rate, constants.Epochs, (uint)(constants.Dropout * uint.MaxValue));
        _weights = new(postings, weightOf, weights, catalog.UnitCount, longest);
        _kept = new int[longest];
        (_units, _steps, _moved) = (new float[_weights.Width], new float[_weights.Width], new int[_weights.Width]);
        _costs = new float[WeightRows.WidthOf(costs.Length)];
        costs.CopyTo(_costs);
        _scores = new float[_costs.Length];
    }

    /// <summary>Corrects the weights.</summary>
    /// <param name="offsets">Where the features of each sentence start in <paramref name="shares"/>.</param>
    /// <param name="shares">What each feature owes to the sentence itself: a number for each group.</param>
    public void Run(TaughtSentence[] taught, int[] offsets, float[] shares)
    {
        var order = InTurns(taught);
        for (var epoch = 0; epoch < _constants.Epochs; epoch++)
        {
            foreach (var i in order)
            {
                var (tool, _, features) = taught[i];
                var sum = Score(tool, features, (uint)((i * 31) + epoch), shares.AsSpan(offsets[i] * Catalog.Groups));
                Compare(sum);
                Correct(tool, _constants.Rate / (1 + epoch));
            }
        }

        _weights.Write();
    }

    /// <summary>The first sentence of each tool, then the second of each: no lesson is like the one before.</summary>
    private int[] InTurns(TaughtSentence[] taught)
    {
        var turns = new int[_catalog.Tools.Count];
        return [.. Enumerable.Range(0, taught.Length)
            .Select(i => (i, Turn: turns[taught[i].Tool]++))
            .OrderBy(static pair => pair.Turn)
            .Select(static pair => pair.i)];
    }

    /// <summary>What a sentence says of each unit, less what that owes to the sentence itself.</summary>
    /// <returns>What its features count together.</returns>
    private float Score(int tool, int[] features, uint turn, ReadOnlySpan<float> shares)
    {
        var (kept, sum) = (0, 0f);
        Span<float> own = stackalloc float[Catalog.Groups];
        for (var i = 0; i < features.Length; i++)
        {
            if (IsKept(features[i], turn))
            {
                _kept[kept++] = features[i];
                sum += _weightOf[features[i]];
                for (var group = 0; group < own.Length; group++)
                {
                    own[group] += shares[(i * Catalog.Groups) + group];
                }
            }
        }

        _weights.Take(_kept.AsSpan(0, kept));
        _weights.Sum(_units);
        for (var group = 0; group < own.Length; group++)
        {
            _units[_catalog.PartsOf(tool)[group]] -= own[group];
        }

        return sum;
    }

    /// <summary>
    /// Chooses the features that a sentence is learnt by: other ones each time, the same ones in each training. One that no other
    /// sentence has teaches nothing.
    /// </summary>
    private bool IsKept(int feature, uint turn)
    {
        // The steps of a generator whose neighbours differ in all bits (Steele and others, Fast splittable pseudorandom number
        // generators, 2014).
        var bits = (turn * 0x9E3779B9u) + ((uint)feature * 0x85EBCA6Bu);
        bits = (bits ^ (bits >> 16)) * 0x7FEB352Du;
        bits = (bits ^ (bits >> 15)) * 0x846CA68Bu;
        return _postings.Sentences[feature] > 1 && (bits ^ (bits >> 16)) >= _constants.Dropout;
    }

    /// <summary>How likely each tool is.</summary>
    private void Compare(float sum)
    {
        var scores = Vectors(_scores);
        var costs = Vectors(_costs);
        var units = Vectors(_units);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = units[i] - (sum * costs[i]);
        }

        var parts = _catalog.UnitsOf;
        for (var (tool, part) = (0, 0); part < parts.Length; tool++, part += Catalog.Groups)
        {
            _scores[tool] += _units[parts[part + 1]] + _units[parts[part + 2]];
        }

        _scores.AsSpan(_catalog.Tools.Count).Fill(float.MinValue);
        var best = scores[0];
        foreach (var score in scores)
        {
            best = Vector.Max(best, score);
        }

        var highest = new Vector<float>(Highest(best));
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Exponential.Of(scores[i] - highest);
        }

        var all = new Vector<float>(Sum(_scores));
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] /= all;
        }
    }

    /// <summary>One step towards the tool that was meant, and away from those that were taken for it.</summary>
    private void Correct(int right, float rate)
    {
        Array.Clear(_steps);
        _scores[right] -= 1;
        var count = 0;
        for (var tool = 0; tool < _scores.Length; tool++)
        {
            // Without a branch, which no processor could foresee.
            _moved[count] = tool;
            count += MathF.Abs(_scores[tool]) > Negligible ? 1 : 0;
        }

        foreach (var tool in _moved.AsSpan(0, count))
        {
            foreach (var unit in _catalog.PartsOf(tool))
            {
                _steps[unit] -= rate * _scores[tool];
            }
        }

        var steps = Vectors(_steps);
        count = 0;
        for (var i = 0; i < steps.Length; i++)
        {
            _moved[count] = i;
            count += steps[i] != Vector<float>.Zero ? 1 : 0;
        }

        _weights.Move(_steps, _moved.AsSpan(0, count));
    }

    /// <summary>The highest of a few numbers.</summary>
    private static float Highest(Vector<float> numbers)
    {
        var highest = numbers[0];
        for (var i = 1; i < Vector<float>.Count; i++)
        {
            highest = Math.Max(highest, numbers[i]);
        }

        return highest;
    }

    /// <summary>The sum of many numbers: in an order that is the same for vectors of all widths.</summary>
    private static float Sum(Span<float> numbers)
    {
        Span<float> sums = stackalloc float[WeightRows.WidthOf(1)];
        var parts = Vectors(sums);
        var all = Vectors(numbers);
        for (var i = 0; i < all.Length; i += parts.Length)
        {
            for (var part = 0; part < parts.Length; part++)
            {
                parts[part] += all[i + part];
            }
        }

        var sum = 0f;
        foreach (var part in sums)
        {
            sum += part;
        }

        return sum;
    }

    private static Span<Vector<float>> Vectors(Span<float> numbers) => MemoryMarshal.Cast<float, Vector<float>>(numbers);
}
