using System.Text.Json;

namespace Auth0Mcp.Text;

/// <summary>Counts what is in JSON: each value costs memory of its own, however short it is.</summary>
internal static class JsonSize
{
    /// <summary>
    /// The values in well-formed JSON, objects and lists among them; one more than <paramref name="most"/> where there are more.
    /// </summary>
    public static int Values(ReadOnlySpan<byte> json, int most)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        var count = 0;
        while (count <= most && reader.Read())
        {
            count += reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray ? 0 : 1;
        }

        return count;
    }
}
