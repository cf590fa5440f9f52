using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Auth0Mcp.ManagementApi;
using Microsoft.ML.Tokenizers;

namespace Auth0Mcp.Pages;

/// <summary>
/// Counts what a tool costs a model: name, description and input schema as one JSON object, in o200k_base tokens.
/// Titles and annotations are for the client itself.
/// </summary>
internal static class TokenCounter
{
    private static readonly TiktokenTokenizer s_tokenizer = TiktokenTokenizer.CreateForEncoding("o200k_base");

    public static int Count(ToolDescriptor tool) => Count(tool.Name, tool.Description, JsonElement.Parse(tool.AdvertisedSchema));

    /// <summary>One tool of an answer to <c>tools/list</c>.</summary>
    public static int Count(JsonElement listed)
        => Count(
            listed.GetProperty("name").GetString()!, listed.GetProperty("description").GetString()!, listed.GetProperty("inputSchema"));

    /// <summary>Any JSON, as it stands.</summary>
    public static int CountJson(JsonElement json) => s_tokenizer.CountTokens(json.GetRawText());

    private static int Count(string name, string description, JsonElement schema)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("name", name);
            writer.WriteString("description", description);
            writer.WritePropertyName("inputSchema");
            schema.WriteTo(writer);
            writer.WriteEndObject();
        }

        return s_tokenizer.CountTokens(Encoding.UTF8.GetString(buffer.ToArray()));
    }
}
