using System.Text.Json;
using Auth0Mcp.Demo.Synthesis;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Demo.Listing;

/// <summary>
/// The forms in which an operation answers a list: bare, in an envelope with totals, in an envelope with a checkpoint.
/// </summary>
/// <param name="Item">The schema of one item.</param>
/// <param name="IsBare">True when a plain array is allowed.</param>
/// <param name="Envelopes">The object forms.</param>
internal sealed record ListShape(JsonElement Item, bool IsBare, IReadOnlyList<ListEnvelope> Envelopes)
{
    private static readonly string[] s_pagingProperties = ["start", "limit", "total", "length", "page", "per_page", "next"];

    /// <summary>The list forms that a response schema allows, or null when it describes something else.</summary>
    public static ListShape? TryRead(JsonElement document, JsonElement response)
    {
        JsonElement? item = null;
        var isBare = false;
        List<ListEnvelope> envelopes = [];
        foreach (var branch in Branches(document, response))
        {
            var combined = CombinedSchema.Of(document, [branch], static branches => branches[0]);
            if (combined.Kinds == JsonKinds.Array && ObjectItem(document, combined) is { } bareItem)
            {
                isBare = true;
                item ??= bareItem;
            }
            else if (TryReadEnvelope(document, combined) is { } envelope)
            {
                envelopes.Add(envelope);
                item ??= envelope.Item;
            }
        }
        return item is { } found ? new ListShape(found, isBare, envelopes) : null;
    }

    private static IEnumerable<JsonElement> Branches(JsonElement document, JsonElement declared)
    {
        var schema = JsonPointer.Resolve(document, declared);
        return schema.TryGetProperty("oneOf", out var branches) || schema.TryGetProperty("anyOf", out branches)
            ? branches.EnumerateArray()
            : [schema];
    }

    private static ListEnvelope? TryReadEnvelope(JsonElement document, CombinedSchema combined)
    {
        var properties = combined.Properties();
        string? list = null;
        JsonElement item = default;
        foreach (var (name, schemas) in properties)
        {
            if (s_pagingProperties.Contains(name))
            {
                continue;
            }
            // Anything beside one list and its paging is a thing with a list in it, not a list.
            if (list is not null
                || ObjectItem(document, CombinedSchema.Of(document, schemas, static branches => branches[0])) is not { } found)
            {
                return null;
            }

            (list, item) = (name, found);
        }
        return list is null ? null : new ListEnvelope(list, item, [.. properties.Keys.Where(s_pagingProperties.Contains)]);
    }

    private static JsonElement? ObjectItem(JsonElement document, CombinedSchema array)
    {
        if ((array.Kinds & JsonKinds.Array) == 0)
        {
            return null;
        }

        foreach (var items in array.All("items"))
        {
            if (CombinedSchema.Of(document, [items], static branches => branches[0]).Kinds == JsonKinds.Object)
            {
                return items;
            }
        }
        return null;
    }
}

/// <summary>An object around a list.</summary>
/// <param name="Items">The property that holds the items.</param>
/// <param name="Item">The schema of one item.</param>
/// <param name="Paging">The properties about paging it has.</param>
internal sealed record ListEnvelope(string Items, JsonElement Item, IReadOnlyList<string> Paging)
{
    public bool HasCheckpoint => Paging.Contains("next");

    public bool HasTotals => Paging.Contains("total") || Paging.Contains("start");
}
