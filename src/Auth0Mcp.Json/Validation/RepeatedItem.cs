using System.Text.Json;

namespace Auth0Mcp.Validation;

/// <summary>Finds an array item that equals an earlier one.</summary>
internal static class RepeatedItem
{
    /// <summary>The position of the first repeated item, or null.</summary>
    public static int? In(JsonElement array)
    {
        var seen = new HashSet<JsonElement>(SameJson.Instance);
        foreach (var (index, item) in array.EnumerateArray().Index())
        {
            if (!seen.Add(item))
            {
                return index;
            }
        }

        return null;
    }
}
