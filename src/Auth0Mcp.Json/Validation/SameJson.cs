using System.Runtime.InteropServices;
using System.Text.Json;

namespace Auth0Mcp.Validation;

/// <summary>
/// Values are the same when they mean the same: numbers by their value, objects in any order. What means the same has one hash,
/// so that long lists are compared in one pass.
/// </summary>
internal sealed class SameJson : IEqualityComparer<JsonElement>
{
    public static SameJson Instance { get; } = new();

    public bool Equals(JsonElement x, JsonElement y) => JsonElement.DeepEquals(x, y);

    public int GetHashCode(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.GetHashCode(StringComparison.Ordinal),
        JsonValueKind.Number => HashOfNumber(JsonMarshal.GetRawUtf8Value(value)),
        JsonValueKind.Array => value.EnumerateArray().Aggregate(17, (hash, item) => HashCode.Combine(hash, GetHashCode(item))),

        // Order of properties does not matter, so neither may the order of their hashes.
        JsonValueKind.Object => value.EnumerateObject().Aggregate(19, (hash, property) =>
            hash + HashCode.Combine(property.Name.GetHashCode(StringComparison.Ordinal), GetHashCode(property.Value))),
        _ => (int)value.ValueKind,
    };

    /// <summary>
    /// Of the digits without the zeros around them, and of where the point is: 1, 1.0 and 10e-1 have one, and two that a double
    /// holds as one have two.
    /// </summary>
    private static int HashOfNumber(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = end < 0 ? text : text[..end];
        var first = mantissa.IndexOfAnyInRange((byte)'1', (byte)'9');
        if (first < 0)
        {
            return 0;
        }

        var point = mantissa.IndexOf((byte)'.') is >= 0 and var at ? at : mantissa.Length;
        var digits = mantissa[first..(mantissa.LastIndexOfAnyInRange((byte)'1', (byte)'9') + 1)];
        var hash = new HashCode();
        foreach (var digit in digits)
        {
            if (digit != '.')
            {
                hash.Add(digit);
            }
        }

        // The point itself is not a place: 12.5 and 0.125 differ by two places.
        hash.Add(
            (end >= 0 && long.TryParse(text[(end + 1)..], out var exponent) ? exponent : 0) + point - first + (point < first ? 1 : 0));
        hash.Add(text[0] == '-');
        return hash.ToHashCode();
    }
}
