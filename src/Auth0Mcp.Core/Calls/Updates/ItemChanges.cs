using System.Text.Json;

namespace Auth0Mcp.Calls.Updates;

/// <summary>What becomes of the items of a list, as a caller may see them.</summary>
/// <param name="Gone">Those that it had and does not have any more.</param>
/// <param name="Added">Those that are new.</param>
/// <param name="Changed">Those that stay the same thing and are written otherwise.</param>
internal sealed record ItemChanges(
    IReadOnlyList<JsonElement> Gone, IReadOnlyList<JsonElement> Added, IReadOnlyList<(JsonElement From, JsonElement To)> Changed)
{
    public bool IsEmpty => Gone.Count + Added.Count + Changed.Count == 0;

    /// <summary>Tells what changed from what went and came, by what names the items.</summary>
    /// <param name="left">Items that are not in the new list.</param>
    /// <param name="come">Items that were not in the old one.</param>
    public static ItemChanges Of(IReadOnlyList<JsonElement> left, IReadOnlyList<JsonElement> come)
    {
        var pairs = ItemIdentity.Pairs(left, come);
        var taken = pairs.Select(static pair => pair.Other).ToHashSet();
        var gone = left.Index().ExceptBy(pairs.Select(static pair => pair.Item), static item => item.Index)
            .Select(static item => item.Item);
        return new ItemChanges(
            [.. gone], [.. come.Index().Where(item => !taken.Contains(item.Index)).Select(static item => item.Item)],
            [.. pairs.Select(pair => (left[pair.Item], come[pair.Other]))]);
    }

    public void Write(Utf8JsonWriter writer)
    {
        WriteList("removed_items", Gone, static (writer, item) => item.WriteTo(writer));
        WriteList("added_items", Added, static (writer, item) => item.WriteTo(writer));
        WriteList("changed_items", Changed, static (writer, item) =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("from");
            item.From.WriteTo(writer);
            writer.WritePropertyName("to");
            item.To.WriteTo(writer);
            writer.WriteEndObject();
        });

        void WriteList<T>(string name, IReadOnlyList<T> list, Action<Utf8JsonWriter, T> write)
        {
            if (list.Count > 0)
            {
                writer.WriteStartArray(name);
                foreach (var item in list)
                {
                    write(writer, item);
                }

                writer.WriteEndArray();
            }
        }
    }
}
