using System.Globalization;
using System.Text.Json;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Answers;

/// <summary>What was cut.</summary>
internal enum CutKind
{
    /// <summary>Characters of a text.</summary>
    Text,

    /// <summary>Items of a list.</summary>
    Items,

    /// <summary>Properties of an object.</summary>
    Properties,
}

/// <summary>A place of an answer that is shown in part.</summary>
/// <param name="Path">Dotted, as <c>fields</c> takes it; empty for the whole answer.</param>
/// <param name="Length">How many characters, items or properties there are.</param>
/// <param name="Shown">How many of them are shown.</param>
internal sealed record Cut(string Path, CutKind Kind, int Length, int Shown);

/// <summary>A value written shorter: long texts and lists end early, and every such place is noted.</summary>
internal sealed class ShortenedJson
{
    /// <summary>Ever shorter texts and lists; the first pair whose result fits is used.</summary>
    private static readonly (int Characters, int Entries)[] s_steps =
        [(32_000, 2_000), (16_000, 1_000), (8_000, 400), (4_000, 200), (2_000, 100), (1_000, 60), (500, 40), (250, 30), (120, 20), (60, 10), (40, 5), (20, 2), (10, 1)];

    private readonly int _characters;
    private readonly int _entries;
    private readonly List<Cut> _cuts = [];

    private ShortenedJson(int characters, int entries)
    {
        _characters = characters;
        _entries = entries;
    }

    /// <summary>The value in at most that many bytes, as long as even its shortest form fits.</summary>
    public static (ReadOnlyMemory<byte> Json, IReadOnlyList<Cut> Cuts) Fit(JsonElement value, int bytes)
    {
        foreach (var (characters, entries) in s_steps)
        {
            var shortened = new ShortenedJson(characters, entries);
            var json = ResultJson.WriteUtf8(writer => shortened.Write(writer, value, ""));
            if (json.Length <= bytes)
            {
                return (json, shortened._cuts);
            }
        }

        return ("{}"u8.ToArray(), [new Cut("", CutKind.Properties, value.ValueKind == JsonValueKind.Object ? value.GetPropertyCount() : 1, 0)]);
    }

    private void Write(Utf8JsonWriter writer, JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(writer, value, path);
                break;
            case JsonValueKind.Array:
                WriteArray(writer, value, path);
                break;
            case JsonValueKind.String when value.GetString() is { } text && text.Length > _characters:
                WriteText(writer, text, path);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private void WriteObject(Utf8JsonWriter writer, JsonElement value, string path)
    {
        var written = 0;
        writer.WriteStartObject();
        foreach (var property in value.EnumerateObject())
        {
            if (written == _entries)
            {
                _cuts.Add(new Cut(path, CutKind.Properties, value.GetPropertyCount(), written));
                break;
            }

            writer.WritePropertyName(property.Name);
            Write(writer, property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}");
            written++;
        }

        writer.WriteEndObject();
    }

    private void WriteArray(Utf8JsonWriter writer, JsonElement value, string path)
    {
        var written = 0;
        writer.WriteStartArray();
        foreach (var item in value.EnumerateArray())
        {
            if (written == _entries)
            {
                _cuts.Add(new Cut(path, CutKind.Items, value.GetArrayLength(), written));
                break;
            }

            Write(writer, item, string.Create(CultureInfo.InvariantCulture, $"{path}[{written}:{written + 1}]"));
            written++;
        }

        writer.WriteEndArray();
    }

    private void WriteText(Utf8JsonWriter writer, string text, string path)
    {
        var beginning = ShortText.Cut(text, _characters);
        var shown = beginning.Length - 1;
        _cuts.Add(new Cut(path, CutKind.Text, text.Length, shown));
        writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{beginning} [{shown} of {text.Length} characters]"));
    }
}
