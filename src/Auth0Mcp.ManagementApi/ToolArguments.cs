using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Auth0Mcp.ManagementApi;

/// <summary>
/// The checked arguments of one call, as the request needs them. JSON comes in and goes out unchanged: numbers keep their digits.
/// </summary>
public sealed class ToolArguments(IReadOnlyDictionary<string, JsonElement> values)
{
    private const string JsonMediaType = "application/json";

    private static readonly JsonWriterOptions s_bodyOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The arguments by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Values { get; } = values;

    /// <summary>
    /// A required path segment; Refit escapes it. Two values are not segments even then: a client walks up the path at them.
    /// </summary>
    public string Segment(string name)
        => Text(name) is { } text and not ("." or "..")
            ? text
            : throw NotChecked(name);

    /// <summary>
    /// A scalar as it stands in a query or header: strings bare, booleans and numbers as JSON writes them. Null when not given.
    /// </summary>
    public string? Text(string name) => Given(name) is { } value ? Scalar(value) : null;

    /// <summary>A whole number; null when not given.</summary>
    public long? WholeNumber(string name)
        => Given(name) is { } value ? (long)decimal.Parse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    /// <summary>A query value that repeats, once per item; null when not given. What is not a list is its only item.</summary>
    public string[]? Texts(string name) => Items(Given(name));

    /// <summary>A list in one text, with the separator between its items; null when not given.</summary>
    /// <exception cref="InvalidOperationException">An item holds the separator.</exception>
    public string? Joined(string name, char separator)
        => Items(Given(name)) is not { } items ? null
            : Array.Find(items, item => item.Contains(separator, StringComparison.Ordinal)) is { } ambiguous
                ? throw new InvalidOperationException($"'{ambiguous}' holds what separates the items of a list in this place.")
            : string.Join(separator, items);

    /// <summary>An object in a header, its members by name and value; a list or scalar as elsewhere. Null when not given or empty.</summary>
    /// <exception cref="InvalidOperationException">A name, value or item holds what separates them.</exception>
    public string? HeaderText(string name, bool explode)
    {
        if (Given(name) is not { ValueKind: JsonValueKind.Object } value)
        {
            return Joined(name, ',');
        }

        var parts = value.EnumerateObject().Where(static member => member.Value.ValueKind != JsonValueKind.Null)
            .SelectMany(static member => new[] { member.Name, Scalar(member.Value) }).ToArray();
        if (Array.Find(parts, part => part.Contains(',', StringComparison.Ordinal) || (explode && part.Contains('=', StringComparison.Ordinal)))
            is { } ambiguous)
        {
            throw new InvalidOperationException($"'{ambiguous}' holds what separates the members of an object in this place.");
        }

        return parts.Length == 0 ? null
            : string.Join(',', explode ? parts.Chunk(2).Select(static pair => $"{pair[0]}={pair[1]}") : parts);
    }

    /// <summary>A value as JSON in one text; null when not given.</summary>
    public string? Json(string name) => Given(name)?.GetRawText();

    /// <summary>A list or object as a query has it in its style, names and escapes included; null when not given or empty.</summary>
    public string? Styled(string argument, string name, ParameterStyle style, bool explode)
        => Given(argument) is { } value && StyledText.Write(name, value, style, explode) is { Length: > 0 } text ? text : null;

    /// <summary>The same as a required segment of a path.</summary>
    public string StyledSegment(string argument, string name, ParameterStyle style, bool explode)
        => Styled(argument, name, style, explode) is { } text and not ("." or "..") ? text : throw NotChecked(argument);

    /// <summary>The cookies that are given, each by its name and argument, as one header; null for none.</summary>
    public string? Cookies(params ReadOnlySpan<(string Name, string Argument)> cookies)
    {
        var given = new List<string>();
        foreach (var (name, argument) in cookies)
        {
            if (Styled(argument, name, ParameterStyle.Simple, explode: false) is { } text)
            {
                given.Add($"{name}={text}");
            }
        }

        return given.Count == 0 ? null : string.Join("; ", given);
    }

    /// <summary>The body that is one argument; without content when not given.</summary>
    public HttpContent Body(string name, string mediaType = JsonMediaType)
        => Values.TryGetValue(name, out var value) ? Json(value.WriteTo, mediaType) : new ByteArrayContent([]);

    /// <summary>The body that is one argument and is sent as the text that it is; without content when not given.</summary>
    public HttpContent RawText(string name, string mediaType)
    {
        var content = new ByteArrayContent(Given(name) is { } value ? Encoding.UTF8.GetBytes(Scalar(value)) : []);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType) { CharSet = "utf-8" };
        return content;
    }

    /// <summary>
    /// The form made of every argument that stands for one of its fields, as the text of a query. Members stand in brackets, list
    /// items repeat.
    /// </summary>
    public HttpContent UrlEncoded(OperationTool tool)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in Values)
        {
            if (tool.BodyProperty(name) is { } field)
            {
                AddField(fields, field, value);
            }
        }

        return new FormUrlEncodedContent(fields);
    }

    /// <summary>The object body made of every argument that stands for one of its properties.</summary>
    public HttpContent Body(OperationTool tool, string mediaType = JsonMediaType)
    {
        return Json(Write, mediaType);

        void Write(Utf8JsonWriter writer)
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
        }
    }

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

    private static void AddField(List<KeyValuePair<string, string>> fields, string field, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null or JsonValueKind.Undefined:
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    AddField(fields, $"{field}[{member.Name}]", member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    AddField(fields, field, item);
                }

                break;
            default:
                fields.Add(new(field, Scalar(value)));
                break;
        }
    }

    private static string[]? Items(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(Scalar)],
        { } single => [Scalar(single)],
        null => null,
    };

    private static ByteArrayContent Json(Action<Utf8JsonWriter> write, string mediaType = JsonMediaType)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, s_bodyOptions))
        {
            write(writer);
        }

        var content = new ByteArrayContent(buffer.WrittenSpan.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return content;
    }

    private static InvalidOperationException NotChecked(string name) => new($"Argument '{name}' was not checked before the call.");

    private static string Scalar(JsonElement value) => StyledText.Scalar(value);

    private JsonElement? Given(string name)
        => Values.TryGetValue(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value
            : null;
}
