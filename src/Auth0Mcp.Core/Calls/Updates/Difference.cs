using System.Text.Json;

namespace Auth0Mcp.Calls.Updates;

/// <summary>What becomes of one place of what is stored; all values are JSON without secrets.</summary>
/// <param name="Path">From the name of a member on.</param>
/// <param name="From">What is stored; null where nothing is.</param>
/// <param name="To">What is sent; null where the place disappears.</param>
internal sealed record Difference(string Path, string? From, string? To)
{
    /// <summary>Of a list: the items that it had and does not have any more, and those that are new. Null for anything else.</summary>
    public (IReadOnlyList<string> Gone, IReadOnlyList<string> Added)? Items { get; init; }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("path", Path);
        if (Items is { } items)
        {
            WriteList("removed_items", items.Gone);
            WriteList("added_items", items.Added);
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

        void WriteList(string name, IReadOnlyList<string> list)
        {
            if (list.Count > 0)
            {
                writer.WriteStartArray(name);
                foreach (var item in list)
                {
                    writer.WriteRawValue(item, skipInputValidation: true);
                }

                writer.WriteEndArray();
            }
        }
    }

    /// <summary>On one line, for a person.</summary>
    public override string ToString()
        => Items is { } items ? $"{Path}:{string.Concat(items.Gone.Select(static item => $" -{item}"))}{string.Concat(items.Added.Select(static item => $" +{item}"))}"
            : To is null ? $"{Path}: {From} is removed"
            : From is null ? $"{Path}: {To}"
            : $"{Path}: {From} → {To}";
}
