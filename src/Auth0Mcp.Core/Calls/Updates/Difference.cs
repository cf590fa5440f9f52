using System.Text.Json;
using Auth0Mcp.Calls.Masking;

namespace Auth0Mcp.Calls.Updates;

/// <summary>What becomes of one place of what is stored; all values are JSON without secrets.</summary>
/// <param name="Path">From the name of a member on, without the secrets in names.</param>
/// <param name="From">What is stored; null where nothing is.</param>
/// <param name="To">What is sent; null where the place disappears.</param>
internal sealed record Difference(string Path, string? From, string? To)
{
    /// <summary>Of a list, what becomes of its items; null for anything else.</summary>
    public ItemChanges? Items { get; init; }

    /// <summary>A value that nobody sees takes the place of what is there.</summary>
    public bool IsNewSecret => To is not null && IsMask(To) && (From is null || IsMask(From));

    /// <summary>A list or an object that holds something goes, and a value of another kind takes its place.</summary>
    public bool IsOfAnotherKind => From is [('[' or '{') and var kind, _, _, ..] && To is [var first, ..] && first != kind;

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("path", Path);
        if (Items is { } items)
        {
            items.Write(writer);
        }
        else if (IsNewSecret)
        {
            writer.WriteBoolean("new_value", true);
        }
        else
        {
            WriteValue("from", From);
            WriteValue("to", To);
            if (To is null)
            {
                writer.WriteBoolean("removed", true);
            }
        }

        writer.WriteEndObject();

        void WriteValue(string name, string? json)
        {
            if (json is not null)
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(json, skipInputValidation: true);
            }
        }
    }

    private static bool IsMask(string json) => json[0] == '"' && MaskText.Is(JsonElement.Parse(json).GetString()!);

    /// <summary>On one line, for a person.</summary>
    public override string ToString()
        => Items is { } items
            ? $"{Path}:{string.Concat(items.Gone.Select(static item => $" -{item}"))}{string.Concat(items.Added.Select(static item => $" +{item}"))}"
            : To is null ? $"{Path}: {From} is removed"
            : From is null ? $"{Path}: {To}"
            : $"{Path}: {From} → {To}";
}
