using System.Runtime.InteropServices;
using System.Text.Json;

namespace Auth0Mcp.Validation;

/// <summary>Questions about JSON numbers, answered exactly where <see cref="decimal"/> can hold them.</summary>
internal static class JsonNumber
{
    /// <summary>True for 1, 1.0 and 1e3; false for 1.5.</summary>
    public static bool IsInteger(JsonElement number)
    {
        if (JsonMarshal.GetRawUtf8Value(number).IndexOfAny(".eE"u8) < 0)
        {
            return true;
        }

        if (number.TryGetDecimal(out var exact))
        {
            return decimal.Truncate(exact) == exact;
        }

        return number.TryGetDouble(out var approximate) && Math.Floor(approximate).Equals(approximate);
    }

    /// <summary>False for numbers such as 1e400 that no double can hold.</summary>
    public static bool IsFinite(JsonElement number)
    {
        // 300 digits without an exponent stay below 1e308.
        var text = JsonMarshal.GetRawUtf8Value(number);
        return (text.Length <= 300 && text.IndexOfAny("eE"u8) < 0)
            || (number.TryGetDouble(out var value) && double.IsFinite(value));
    }
}

/// <summary>A bound of <c>minimum</c>, <c>maximum</c> and their kin, kept as it was written for messages.</summary>
internal sealed class NumberBound(JsonElement number)
{
    private readonly double _approximate = number.GetDouble();
    private readonly bool _isExact = number.TryGetDecimal(out _);
    private readonly decimal _exact = number.TryGetDecimal(out var value) ? value : 0;

    public override string ToString() => number.GetRawText();

    /// <summary>Negative when <paramref name="value"/> lies below this bound, zero when it meets it.</summary>
    public int CompareValue(JsonElement value) => _isExact && value.TryGetDecimal(out var candidate)
        ? candidate.CompareTo(_exact)
        : value.GetDouble().CompareTo(_approximate);

    /// <summary>True when <paramref name="value"/> is a whole multiple of this number.</summary>
    public bool Divides(JsonElement value)
    {
        if (_isExact && _exact != 0 && value.TryGetDecimal(out var candidate))
        {
            return candidate % _exact == 0;
        }

        double quotient = value.GetDouble() / _approximate;
        return Math.Abs(quotient - Math.Round(quotient)) < 1e-9;
    }
}
