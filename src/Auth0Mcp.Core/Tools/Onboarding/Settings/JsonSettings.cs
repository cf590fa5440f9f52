using System.Text;
using System.Text.Json;
using Auth0Mcp.Text;

namespace Auth0Mcp.Tools.Onboarding.Settings;

/// <summary>Texts at the top level of a JSON object.</summary>
internal sealed class JsonSettings : SettingsText
{
    private static readonly JsonReaderOptions s_options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true
    };

    private JsonSettings()
    {
    }

    public static JsonSettings Instance { get; } = new();

    public override string? Find(string text, string key)
        => text.Trim('\uFEFF', ' ', '\r', '\n', '\t').Length > 0 && Scan(text, key).Value is { Length: > 0 } value ? value : null;

    public override string Set(string text, string key, string value)
    {
        var written = $"\"{ReadableEncoder.Instance.Encode(value)}\"";
        var named = $"\"{ReadableEncoder.Instance.Encode(key)}\": {written}";
        var newLine = NewLine(text);
        if (text.Trim('\uFEFF', ' ', '\r', '\n', '\t').Length == 0)
        {
            return $"{text.TrimEnd()}{{{newLine}  {named}{newLine}}}{newLine}";
        }

        var place = Scan(text, key);
        if (place.Value is not null)
        {
            return Splice(text, place.Start, place.End, written);
        }

        return place.LastEnd is { } last
            ? Splice(text, last, last, $",{newLine}{Indent(text, place.LastStart)}{named}")
            : Splice(text, place.Start, place.End, $"{{{newLine}  {named}{newLine}}}");
    }

    /// <summary>Where a key stands: its value, or the object that has no member, or else the last member. In bytes of UTF-8.</summary>
    private static (int Start, int End, string? Value, int LastStart, int? LastEnd) Scan(string text, string key)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var skipped = text.StartsWith('\uFEFF') ? 3 : 0;
        var reader = new Utf8JsonReader(bytes.AsSpan(skipped), s_options);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                throw new FormatException("it is not a JSON object");
            }

            var (open, lastStart, lastEnd) = ((int)reader.TokenStartIndex, 0, (int?)null);
            (int Start, int End, string? Value)? found = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isWanted = reader.ValueTextEquals(key);
                lastStart = (int)reader.TokenStartIndex + skipped;
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                if (isWanted && (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null) || found is not null))
                {
                    throw new FormatException($"it has {key} in a form that is not replaced here; change it by hand");
                }

                var value = isWanted ? reader.TokenType == JsonTokenType.String ? reader.GetString() : "" : null;
                reader.Skip();
                lastEnd = (int)reader.BytesConsumed + skipped;
                found = isWanted ? (start + skipped, lastEnd.Value, value) : found;
            }

            var close = (int)reader.BytesConsumed;
            while (reader.Read())
            {
                throw new FormatException("it is not one JSON object");
            }

            return found is { } place
                ? (place.Start, place.End, place.Value, 0, null)
                : (open + skipped, close + skipped, null, lastStart, lastEnd);
        }
        catch (JsonException)
        {
            throw new FormatException("it is not JSON");
        }
        catch (InvalidOperationException)
        {
            throw new FormatException("it has a text that is half a surrogate pair");
        }
    }

    private static string Splice(string text, int start, int end, string replacement)
    {
        var bytes = Encoding.UTF8.GetBytes(text).AsSpan();
        return string.Concat(Encoding.UTF8.GetString(bytes[..start]), replacement, Encoding.UTF8.GetString(bytes[end..]));
    }

    /// <summary>What stands before a member on its line.</summary>
    private static string Indent(string text, int at)
    {
        var before = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text).AsSpan(0, at));
        var line = before[(before.LastIndexOf('\n') + 1)..];
        return line.All(static character => character is ' ' or '\t') ? line : "  ";
    }
}
