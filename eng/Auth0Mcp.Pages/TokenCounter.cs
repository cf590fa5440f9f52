using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Auth0Mcp.ManagementApi;
using Microsoft.ML.Tokenizers;

namespace Auth0Mcp.Pages;

/// <summary>Counts what a tool costs a model: name, description and input schema as one JSON object, in o200k_base tokens.</summary>
internal static class TokenCounter
{
    private static readonly TiktokenTokenizer s_tokenizer = TiktokenTokenizer.CreateForEncoding("o200k_base");

    public static int Count(ToolDescriptor tool)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("name", tool.Name);
            writer.WriteString("description", tool.Description);
            writer.WritePropertyName("inputSchema");
            JsonElement.Parse(tool.AdvertisedSchema).WriteTo(writer);
            writer.WriteEndObject();
        }

        return s_tokenizer.CountTokens(Encoding.UTF8.GetString(buffer.ToArray()));
    }
}
