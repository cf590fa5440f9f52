using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Context;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Results;

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
/// <param name="Place">Dotted, as <c>fields</c> takes it; empty for the whole answer.</param>
/// <param name="Length">How many characters, items or properties there are.</param>
/// <param name="Shown">How many of them are shown.</param>
internal sealed record Cut(CutPlace? Place, CutKind Kind, int Length, int Shown)
{
    /// <summary>The place as text; put together when somebody asks for it: few of the places are told.</summary>
    public string Path => Place?.ToString() ?? "";
}

/// <summary>A property, or an item of a list, on the way to a place that is cut.</summary>
/// <param name="Outer">Where it is; null for the whole answer.</param>
/// <param name="Name">Null for an item.</param>
internal sealed record CutPlace(CutPlace? Outer, string? Name, int Index = 0)
{
    public override string ToString()
    {
        var steps = new Stack<string>();
        for (var place = this; place is not null; place = place.Outer)
        {
            steps.Push(place.Name is not { } name ? string.Create(CultureInfo.InvariantCulture, $"[{place.Index}:{place.Index + 1}]")
                : place.Outer is null ? name
                : "." + name);
        }

        return string.Concat(steps);
    }
}

/// <summary>A value written shorter: long texts and lists end early, and every such place is noted.</summary>
internal sealed class ShortenedJson
{
    /// <summary>Ever shorter texts and lists; the first pair whose result fits is used.</summary>
    private static readonly (int Characters, int Entries)[] s_steps =
        [(32_000, 2_000), (16_000, 1_000), (8_000, 400), (4_000, 200), (2_000, 100), (1_000, 60), (500, 40), (250, 30), (120, 20),
            (60, 10), (40, 5), (20, 2), (10, 1)];

    private readonly int _characters;
    private readonly int _entries;
    private readonly CallWork? _work;
    private readonly List<Cut> _cuts = [];

    private ShortenedJson(int characters, int entries, CallWork? work)
    {
        _work = work;
        _characters = characters;
        _entries = entries;
    }

    /// <summary>True for a number of items to which lists are cut.</summary>
    public static bool IsLengthOfCut(int length) => Array.Exists(s_steps, step => step.Entries == length);

    /// <summary>
    /// The value in at most that many bytes, as long as even its shortest form fits; and the most that it shows of a text and a list.
    /// </summary>
    /// <param name="work">Counts the values written; null when nobody does.</param>
    public static (ReadOnlyMemory<byte> Json, IReadOnlyList<Cut> Cuts, (int Characters, int Entries) Most) Fit(
        JsonElement value, int bytes, CallWork? work = null)
    {
        foreach (var (characters, entries) in s_steps)
        {
            var shortened = new ShortenedJson(characters, entries, work);
            var json = ResultJson.WriteUtf8(writer => shortened.Write(writer, value, null));
            CallMemory.Tidy(JsonMarshal.GetRawUtf8Value(value).Length);
            if (json.Length <= bytes)
            {
                return (json, shortened._cuts, (characters, entries));
            }
        }

        return ("{}"u8.ToArray(),
            [new Cut(null, CutKind.Properties, value.ValueKind == JsonValueKind.Object ? value.GetPropertyCount() : 1, 0)], default);
    }

    /// <summary>JSON of this server's own, as it is or shorter; an object then says so in its member <c>shortened</c>.</summary>
    public static string Within(string json, int bytes, CallWork? work = null)
    {
        if (json.Length <= bytes && System.Text.Encoding.UTF8.GetByteCount(json) <= bytes)
        {
            return json;
        }

        const string Remark = "Long texts and lists end early: all of it is more than a result may hold.";
        using var document = JsonDocument.Parse(json, DeepJson.Options);
        var shortened = System.Text.Encoding.UTF8.GetString(Fit(document.RootElement, bytes - Remark.Length, work).Json.Span);
        return ResultMembers.Add(
            shortened, isFirst: false, ResultMembers.Write(static writer => writer.WriteString("shortened", Remark)));
    }

    private void Write(Utf8JsonWriter writer, JsonElement value, CutPlace? place)
    {
        _work?.Step();
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(writer, value, place);
                break;
            case JsonValueKind.Array:
                WriteArray(writer, value, place);
                break;
            case JsonValueKind.String
                when JsonMarshal.GetRawUtf8Value(value).Length > _characters && value.GetString() is { } text && text.Length > _characters:
                WriteText(writer, text, place);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private void WriteObject(Utf8JsonWriter writer, JsonElement value, CutPlace? place)
    {
        var written = 0;
        writer.WriteStartObject();
        foreach (var property in value.EnumerateObject())
        {
            if (written == _entries)
            {
                _cuts.Add(new Cut(place, CutKind.Properties, value.GetPropertyCount(), written));
                break;
            }

            writer.WritePropertyName(property.Name);
            Write(writer, property.Value, new CutPlace(place, property.Name));
            written++;
        }

        writer.WriteEndObject();
    }

    private void WriteArray(Utf8JsonWriter writer, JsonElement value, CutPlace? place)
    {
        var written = 0;
        writer.WriteStartArray();
        foreach (var item in value.EnumerateArray())
        {
            if (written == _entries)
            {
                _cuts.Add(new Cut(place, CutKind.Items, value.GetArrayLength(), written));
                break;
            }

            Write(writer, item, new CutPlace(place, null, written));
            written++;
        }

        writer.WriteEndArray();
    }

    private void WriteText(Utf8JsonWriter writer, string text, CutPlace? place)
    {
        var beginning = ShortText.Cut(text, _characters);
        var shown = beginning.Length - 1;
        _cuts.Add(new Cut(place, CutKind.Text, text.Length, shown));
        writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{beginning} [{shown} of {text.Length} characters]"));
    }
}
