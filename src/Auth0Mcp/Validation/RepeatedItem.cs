using System.Text.Json;

namespace Auth0Mcp.Validation;

/// <summary>Finds an array item that equals an earlier one.</summary>
internal static class RepeatedItem
{
    /// <summary>The position of the first repeated item, or null. Items are grouped by a hash first, so that long arrays stay cheap.</summary>
    public static int? In(JsonElement array)
    {
        Dictionary<int, List<JsonElement>> byHash = [];
        var index = 0;
        foreach (var item in array.EnumerateArray())
        {
            var hash = Hash(item);
            if (!byHash.TryGetValue(hash, out var alike))
            {
                byHash.Add(hash, alike = []);
            }

            if (alike.Exists(other => JsonElement.DeepEquals(other, item)))
            {
                return index;
            }

            alike.Add(item);
            index++;
        }
        return null;
    }

    private static int Hash(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.GetHashCode(StringComparison.Ordinal),
        JsonValueKind.Number => value.GetDouble().GetHashCode(),
        JsonValueKind.Array => value.EnumerateArray().Aggregate(17, static (hash, item) => HashCode.Combine(hash, Hash(item))),
        // Order of properties does not matter, so neither may the order of their hashes.
        JsonValueKind.Object => value.EnumerateObject().Aggregate(19, static (hash, property) =>
            hash + HashCode.Combine(property.Name.GetHashCode(StringComparison.Ordinal), Hash(property.Value))),
        _ => (int)value.ValueKind,
    };
}
