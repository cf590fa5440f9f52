using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Synthesis;

namespace Auth0Mcp.Tests.Validation;

/// <summary>Damages a value in one place, as a careless caller would.</summary>
internal static class Mutation
{
    public static JsonNode? Of(JsonNode? value, SeededSource source)
    {
        var copy = value?.DeepClone();
        List<JsonNode> places = [];
        Gather(copy, places);
        if (places.Count == 0)
        {
            return JsonValue.Create("not what was asked for");
        }

        var place = source.Pick(places);
        switch (place)
        {
            case JsonObject fields when fields.Count > 0 && source.Chance(70):
                string name = source.Pick(fields.Select(static field => field.Key).ToArray());
                if (source.Chance(30))
                {
                    fields.Remove(name);
                }
                else
                {
                    fields[name] = Instead(fields[name], source);
                }

                break;
            case JsonObject fields:
                fields["zz_unknown"] = true;
                break;
            case JsonArray items when items.Count > 0 && source.Chance(60):
                int index = source.Next(items.Count);
                items[index] = Instead(items[index], source);
                break;
            case JsonArray items when source.Chance(50):
                items.Clear();
                break;
            case JsonArray items:
                for (int i = source.Next(120); i >= 0; i--)
                {
                    items.Add(items.Count > 0 ? items[0]?.DeepClone() : "x");
                }

                break;
        }
        return copy;
    }

    private static void Gather(JsonNode? node, List<JsonNode> places)
    {
        if (node is JsonObject fields)
        {
            places.Add(node);
            foreach (var (_, child) in fields)
            {
                Gather(child, places);
            }
        }
        else if (node is JsonArray items)
        {
            places.Add(node);
            foreach (var child in items)
            {
                Gather(child, places);
            }
        }
    }

    private static JsonNode? Instead(JsonNode? value, SeededSource source) => source.Next(12) switch
    {
        0 => null,
        1 => JsonValue.Create(true),
        2 => JsonValue.Create(-1),
        3 => JsonValue.Create(1.5),
        4 => JsonValue.Create(1_000_000_000_000L),
        5 => JsonValue.Create(""),
        6 => JsonValue.Create(new string('x', 5000)),
        7 => JsonValue.Create("<a b>"),
        8 => new JsonArray(),
        9 => new JsonArray(value?.DeepClone()),
        10 => new JsonObject(),
        _ => new JsonObject { ["zz_unknown"] = value?.DeepClone() },
    };
}
