using System.Text;
using System.Text.Json;

namespace Auth0Mcp.Generator.Spec;

/// <summary>Reads JSON text into nodes. Lossless: every keyword survives, known or not.</summary>
internal static class SpecReader
{
    /// <summary>The root value.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static SpecNode Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), new JsonReaderOptions { MaxDepth = 256 });
        reader.Read();
        var root = ReadValue(ref reader);
        while (reader.Read())
        {
            // Anything but white space after the root throws here.
        }

        return root;
    }

    private static SpecNode ReadValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(ref reader);
            case JsonTokenType.StartArray:
                var items = new List<SpecNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(ReadValue(ref reader));
                }

                return SpecNode.Array(items);
            case JsonTokenType.String:
                return SpecNode.String(reader.GetString()!);
            case JsonTokenType.Number:
                return SpecNode.Number(Encoding.UTF8.GetString(reader.ValueSpan.ToArray()));
            case JsonTokenType.True:
                return SpecNode.True;
            case JsonTokenType.False:
                return SpecNode.False;
            default:
                return SpecNode.Null;
        }
    }

    private static SpecNode ReadObject(ref Utf8JsonReader reader)
    {
        var members = new List<KeyValuePair<string, SpecNode>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = reader.GetString()!;
            reader.Read();
            members.Add(new KeyValuePair<string, SpecNode>(key, ReadValue(ref reader)));
        }

        return SpecNode.Object(members);
    }
}
