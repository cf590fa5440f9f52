using System.Numerics;

namespace Auth0Mcp.SearchTrainer;

/// <summary>
/// The exponential function from sums and products alone: whatever processor or library of C does the work, each bit is the same.
/// </summary>
internal static class Exponential
{
    /// <summary>The powers of e below this are too small for an ordinary float.</summary>
    private const float Least = -87;

    /// <summary>The logarithm of 2 in two parts: the first has so few bits that whole numbers of it are exact.</summary>
    private const float LogOf2 = 355f / 512;
    private const float RestOfLogOf2 = (float)(0.69314718055994531 - (355d / 512));

    private const float LogOfEToBase2 = 1.442695041f;

    private const int Mantissa = 23;
    private const int Bias = 127;

    /// <summary>The powers of e, to the last bit or two. What is far below zero counts as <see cref="Least"/>.</summary>
    public static Vector<float> Of(Vector<float> exponents)
    {
        // e^x = 2^n * e^rest, in which the rest is at most half the logarithm of 2: few terms of the series are enough.
        var x = Vector.Max(exponents, new Vector<float>(Least));
        var n = Vector.Floor((x * LogOfEToBase2) + new Vector<float>(0.5f));
        var rest = x - (n * LogOf2) - (n * RestOfLogOf2);
        var sum = new Vector<float>(1f / 5040);
        sum = (sum * rest) + new Vector<float>(1f / 720);
        sum = (sum * rest) + new Vector<float>(1f / 120);
        sum = (sum * rest) + new Vector<float>(1f / 24);
        sum = (sum * rest) + new Vector<float>(1f / 6);
        sum = (sum * rest) + new Vector<float>(1f / 2);
        sum = (sum * rest) + Vector<float>.One;
        sum = (sum * rest) + Vector<float>.One;
        return sum * Vector.AsVectorSingle((Vector.ConvertToInt32(n) + new Vector<int>(Bias)) << Mantissa);
    }
}
