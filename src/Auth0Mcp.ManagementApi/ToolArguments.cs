using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Auth0Mcp.ManagementApi;

/// <summary>The checked arguments of one call, as the request needs them. JSON comes in and goes out unchanged: numbers keep their digits.</summary>
public sealed class ToolArguments(IReadOnlyDictionary<string, JsonElement> values)
{
    private static readonly JsonWriterOptions s_bodyOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The arguments by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Values { get; } = values;

    /// <summary>A required path segment; Refit escapes it. Two values are not segments even then: a client walks up the path at them.</summary>
    public string Segment(string name)
        => Text(name) is { } text and not ("." or "..") ? text : throw new InvalidOperationException($"Argument '{name}' was not checked before the call.");

    /// <summary>A scalar as it stands in a query or header: strings bare, booleans and numbers as JSON writes them. Null when not given.</summary>
    public string? Text(string name) => Given(name) is { } value ? Scalar(value) : null;

    /// <summary>A whole number; null when not given.</summary>
    public long? WholeNumber(string name)
        => Given(name) is { } value ? (long)decimal.Parse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    /// <summary>A query value that repeats, once per item; null when not given.</summary>
    public string[]? Texts(string name)
        => Given(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray().Select(Scalar).ToArray() : null;

    /// <summary>The body that is one argument; without content when not given.</summary>
    public HttpContent Body(string name) => Values.TryGetValue(name, out var value) ? Json(value.WriteTo) : new ByteArrayContent([]);

    /// <summary>The object body made of every argument that stands for one of its properties.</summary>
    public HttpContent Body(OperationTool tool)
        => Json(writer =>
        {
            writer.WriteStartObject();
            foreach (var (name, value) in Values)
            {
                if (tool.BodyProperty(name) is { } property)
                {
                    writer.WritePropertyName(property);
                    value.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        });

    /// <summary>The form made of every argument that stands for one of its fields; a file is the argument's JSON.</summary>
    public HttpContent Form(OperationTool tool)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in Values)
        {
            if (tool.BodyProperty(name) is { } field && value.ValueKind != JsonValueKind.Null)
            {
                HttpContent content = tool.Uploads.ContainsKey(name) ? Json(value.WriteTo) : new StringContent(Scalar(value));
                form.Add(content);

                // In quotes, as browsers write them: some servers read no others.
                content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{field}\"" };
                if (tool.Uploads.ContainsKey(name))
                {
                    content.Headers.ContentDisposition.FileName = $"\"{field}.json\"";
                }
            }
        }

        return form;
    }

    private static ByteArrayContent Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, s_bodyOptions))
        {
            write(writer);
        }

        var content = new ByteArrayContent(buffer.WrittenSpan.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static string Scalar(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private JsonElement? Given(string name)
        => Values.TryGetValue(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;
}
