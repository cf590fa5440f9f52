using System.Buffers;
using System.Text.Json;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Results;

/// <summary>
/// Writes a list in the one form that every list answers in: <c>items</c>, <c>total</c> where the API tells it, <c>asked</c> (the query,
/// defaults included) and <c>next</c> (the arguments that bring what follows, null at the end). Items that do not fit are left
/// out whole, from the end; <c>_more</c> counts them.
/// </summary>
internal static class ListResult
{
    public static string Write(ListPage page, ResultContext context)
    {
        var length = page.Items.GetArrayLength();
        var first = Math.Min(context.Fields?.Items?.From ?? 0, length);
        var end = Math.Min(context.Fields?.Items?.To ?? length, length);
        var room = context.Limit - Frame(page, context);
        var items = Written(page, context, first, end, room);
        if (items.Count == end - first)
        {
            if (page.Note is { } note)
            {
                context.Note(note);
            }

            return Text(page, context, items, page.Next, []);
        }

        if (items.Count == 0)
        {
            return SingleItem(page, context, first, end - first, room);
        }

        var (kept, next) = page.Cut(first, items.Count, Ahead(page, context, first + items.Count, end, room));
        return Text(page, context, items[..kept], next, LeftOut(end - first - kept, next, context));
    }

    /// <summary>How many items fit into the next result; null when all that are left of this page do.</summary>
    private static int? Ahead(ListPage page, ResultContext context, int first, int end, int room)
        => Written(page, context, first, end, room).Count is var fitting && fitting == end - first ? null : fitting;

    /// <summary>The items from the first on that fit into the room.</summary>
    private static List<ReadOnlyMemory<byte>> Written(ListPage page, ResultContext context, int first, int end, int room)
    {
        var items = new List<ReadOnlyMemory<byte>>();
        var index = 0;
        foreach (var item in page.Items.EnumerateArray())
        {
            if (index++ < first)
            {
                continue;
            }

            if (index > end)
            {
                break;
            }

            var bytes = ResultJson.WriteUtf8(writer => Select(writer, item, context));
            room -= bytes.Length + 1;
            if (room < 0)
            {
                break;
            }

            items.Add(bytes);
        }

        return items;
    }

    /// <summary>One item that is too long by itself, with its long parts cut.</summary>
    private static string SingleItem(ListPage page, ResultContext context, int first, int wanted, int room)
    {
        var (_, next) = page.Cut(first, 1, Ahead(page, context, first + 1, first + wanted, room));
        var following = wanted > 1 ? next : page.Next;
        if (wanted == 1 && page.Note is { } note)
        {
            context.Note(note);
        }

        using var item = JsonDocument.Parse(
            ResultJson.WriteUtf8(writer => Select(writer, page.Items.EnumerateArray().ElementAt(first), context)), DeepJson.Options);
        var shortened = ShortenedJson.Fit(item.RootElement, room, context.Work);
        var cuts = Remainder.Of(shortened.Cuts, context, $"items[{first}:{first + 1}],");
        return Text(page, context, [shortened.Json], following, [.. LeftOut(wanted - 1, following, context), .. cuts]);
    }

    private static IReadOnlyList<Remainder> LeftOut(
        int count, IReadOnlyList<KeyValuePair<string, JsonElement>>? next, ResultContext context)
        => count == 0
            ? []
            : [new Remainder(new Cut(new CutPlace(null, "items"), CutKind.Items, count, 0), next is null ? null : [.. next])];

    private static void Select(Utf8JsonWriter writer, JsonElement item, ResultContext context)
    {
        if (context.Fields?.Tree is { } tree)
        {
            tree.Write(writer, item, context.Work);
        }
        else
        {
            item.WriteTo(writer);
        }
    }

    /// <summary>Bytes of everything but the items, the remark on what was left out included.</summary>
    private static int Frame(ListPage page, ResultContext context)
    {
        const int Remark = 400;
        return Text(page, context, [], page.Next, []).Length + ResultJson.Write(writer => WriteAsked(writer, context)).Length + Remark;
    }

    private static void WriteAsked(Utf8JsonWriter writer, ResultContext context)
    {
        writer.WriteStartObject();
        writer.WriteObject("asked", context.Asked.Values);
        writer.WriteEndObject();
    }

    private static string Text(
        ListPage page,
        ResultContext context,
        IReadOnlyList<ReadOnlyMemory<byte>> items,
        IReadOnlyList<KeyValuePair<string, JsonElement>>? next,
        IReadOnlyList<Remainder> more)
        => ResultJson.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            foreach (var item in items)
            {
                writer.WriteRawValue(item.Span, skipInputValidation: true);
            }

            writer.WriteEndArray();
            if (page.Total is { } total)
            {
                writer.WritePropertyName("total");
                total.WriteTo(writer);
            }

            writer.WriteObject("asked", context.Asked.Values);
            if (next is null)
            {
                writer.WriteNull("next");
            }
            else
            {
                writer.WriteObject("next", next);
            }

            Remainder.Write(writer, more, items.Count == 0 ? MissingFields.None : context.MissingFields());
            writer.WriteEndObject();
        });
}
