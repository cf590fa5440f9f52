using System.Numerics;
using System.Runtime.InteropServices;

namespace Auth0Mcp.SearchTrainer;

/// <summary>
/// The weights while they are learnt. Features that come with many units have a place for each unit, so that several can be read or
/// moved at once; the others stay as they are.
/// </summary>
internal sealed class WeightRows
{
    /// <summary>From so many postings on a whole row is faster.</summary>
    private const int Many = 64;

    /// <summary>What the widest vectors hold.</summary>
    private const int Widest = 64 / sizeof(float);

    /// <summary>Marks a unit that has no posting: adding it changes nothing, and no sum of others comes to it.</summary>
    private const float None = -0f;

    private readonly PostingList _postings;
    private readonly float[] _weightOf;

    /// <summary>By posting.</summary>
    private readonly float[] _weights;

    /// <summary>Where the row of each feature starts; negative when it has none.</summary>
    private readonly int[] _rowOf;

    private readonly float[] _rows;

    // The features at hand: those that have rows, and the others.
    private readonly int[] _long;
    private readonly int[] _short;
    private int _longCount;
    private int _shortCount;

    /// <param name="weightOf">What a feature counts.</param>
    /// <param name="weights">By posting.</param>
    /// <param name="longest">At most so many features are at hand.</param>
    public WeightRows(PostingList postings, float[] weightOf, float[] weights, int unitCount, int longest)
    {
        (_long, _short) = (new int[longest + 1], new int[longest + 1]);
        (_postings, _weightOf, _weights) = (postings, weightOf, weights);
        Width = WidthOf(unitCount);
        _rowOf = new int[weightOf.Length];
        var end = 0;
        for (var feature = 0; feature < _rowOf.Length; feature++)
        {
            var isLong = postings.Starts[feature + 1] - postings.Starts[feature] >= Many;
            _rowOf[feature] = isLong ? end : -1;
            end += isLong ? Width : 0;
        }

        _rows = new float[end];
        Array.Fill(_rows, None);
        ForEachInRow((ref weight, ref place) => place = weight);
    }

    private delegate void InRow(ref float weight, ref float place);

    /// <summary>All units, up to whole vectors.</summary>
    public int Width { get; }

    /// <summary>So many numbers, up to whole vectors.</summary>
    public static int WidthOf(int count) => (count + Widest - 1) / Widest * Widest;

    /// <summary>Has these features at hand.</summary>
    public void Take(ReadOnlySpan<int> features)
    {
        (_longCount, _shortCount) = (0, 0);
        foreach (var feature in features)
        {
            // Without a branch, which no processor could foresee.
            var isLong = _rowOf[feature] >= 0;
            (_long[_longCount], _short[_shortCount]) = (feature, feature);
            _longCount += isLong ? 1 : 0;
            _shortCount += isLong ? 0 : 1;
        }
    }

    /// <summary>What the features at hand say of each unit together.</summary>
    public void Sum(float[] units)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(units.AsSpan());
        sums.Clear();
        for (var at = 0; at < _longCount; at += 2)
        {
            if (at + 1 < _longCount)
            {
                AddTwo(sums, RowOf(_long[at]), _weightOf[_long[at]], RowOf(_long[at + 1]), _weightOf[_long[at + 1]]);
            }
            else
            {
                AddOne(sums, RowOf(_long[at]), _weightOf[_long[at]]);
            }
        }

        foreach (var feature in _short.AsSpan(0, _shortCount))
        {
            var factor = _weightOf[feature];
            for (var i = _postings.Starts[feature]; i < _postings.Starts[feature + 1]; i++)
            {
                units[_postings.Units[i]] += factor * _weights[i];
            }
        }
    }

    /// <summary>Moves the weights of the features at hand.</summary>
    /// <param name="steps">How far, for each unit.</param>
    /// <param name="moved">The vectors of units of which any is moved.</param>
    public void Move(float[] steps, ReadOnlySpan<int> moved)
    {
        var ahead = MemoryMarshal.Cast<float, Vector<float>>(steps.AsSpan());
        foreach (var feature in _long.AsSpan(0, _longCount))
        {
            MoveRow(RowOf(feature), _weightOf[feature], ahead, moved);
        }

        foreach (var feature in _short.AsSpan(0, _shortCount))
        {
            var factor = _weightOf[feature];
            for (var i = _postings.Starts[feature]; i < _postings.Starts[feature + 1]; i++)
            {
                _weights[i] += factor * steps[_postings.Units[i]];
            }
        }
    }

    /// <summary>Brings the weights back to their postings.</summary>
    public void Write() => ForEachInRow((ref weight, ref place) => weight = place);

    private static void AddOne(Span<Vector<float>> sums, ReadOnlySpan<Vector<float>> row, float factor)
    {
        var factors = new Vector<float>(factor);
        for (var i = 0; i < sums.Length && i < row.Length; i++)
        {
            sums[i] += factors * row[i];
        }
    }

    private static void AddTwo(
        Span<Vector<float>> sums, ReadOnlySpan<Vector<float>> row, float factor, ReadOnlySpan<Vector<float>> other, float otherFactor)
    {
        var factors = new Vector<float>(factor);
        var otherFactors = new Vector<float>(otherFactor);
        for (var i = 0; i < sums.Length && i < row.Length && i < other.Length; i++)
        {
            sums[i] = sums[i] + (factors * row[i]) + (otherFactors * other[i]);
        }
    }

    private static void MoveRow(
        Span<Vector<float>> row, float factor, ReadOnlySpan<Vector<float>> steps, ReadOnlySpan<int> moved)
    {
        var none = new Vector<int>(BitConverter.SingleToInt32Bits(None));
        var factors = new Vector<float>(factor);
        foreach (var i in moved)
        {
            ref var weights = ref row[i];
            weights = Vector.ConditionalSelect(
                Vector.Equals(Vector.AsVectorInt32(weights), none), weights, weights + (factors * steps[i]));
        }
    }

    private Span<Vector<float>> RowOf(int feature) => MemoryMarshal.Cast<float, Vector<float>>(_rows.AsSpan(_rowOf[feature], Width));

    private void ForEachInRow(InRow run)
    {
        for (var feature = 0; feature < _rowOf.Length; feature++)
        {
            for (var i = _postings.Starts[feature]; _rowOf[feature] >= 0 && i < _postings.Starts[feature + 1]; i++)
            {
                run(ref _weights[i], ref _rows[_rowOf[feature] + _postings.Units[i]]);
            }
        }
    }
}
