using System.Text;
using System.Text.Json.Nodes;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>Reads a document of OpenAPI 3.0 as one of 3.1: null is a type there, and a bound that is excluded is a number.</summary>
internal static class OpenApi30
{
    /// <summary>Members whose value is data, where nothing is a keyword.</summary>
    private static readonly HashSet<string> s_data = new(StringComparer.Ordinal) { "example", "examples", "default", "enum" };

    /// <summary>The document in the words of 3.1; as it is when it is not of 3.0.</summary>
    public static SourceDocument Upgrade(SourceDocument source)
    {
        if (DocumentReader.Read(source.Bytes).FindText("openapi") is not { } version
            || !version.StartsWith("3.0", StringComparison.Ordinal))
        {
            return source;
        }

        var root = JsonNode.Parse(source.Bytes)!.AsObject();
        root["openapi"] = "3.1.0";
        Upgrade(root, isNameMap: false);
        return source with { Bytes = Encoding.UTF8.GetBytes(root.ToJsonString()) };
    }

    private static void Upgrade(JsonNode? node, bool isNameMap)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                {
                    Upgrade(item, isNameMap: false);
                }

                break;
            case JsonObject members:
                if (!isNameMap)
                {
                    AllowNull(members);
                    Exclude(members, "exclusiveMinimum", "minimum");
                    Exclude(members, "exclusiveMaximum", "maximum");
                }

                foreach (var (name, member) in members.ToList())
                {
                    if (isNameMap || (!s_data.Contains(name) && !name.StartsWith("x-", StringComparison.Ordinal)))
                    {
                        Upgrade(member, !isNameMap && name is "properties" or "schemas" or "patternProperties");
                    }
                }

                break;
        }
    }

    private static void AllowNull(JsonObject schema)
    {
        if (schema["nullable"] is not JsonValue nullable || !nullable.TryGetValue<bool>(out var isNullable))
        {
            return;
        }

        schema.Remove("nullable");
        if (!isNullable)
        {
            return;
        }

        if (schema["type"] is JsonValue type)
        {
            schema["type"] = new JsonArray(type.DeepClone(), "null");
            (schema["enum"] as JsonArray)?.Add(null);
        }
        else if (schema["$ref"] is not null || schema["allOf"] is not null || schema["oneOf"] is not null || schema["anyOf"] is not null)
        {
            var other = schema.DeepClone();
            schema.Clear();
            schema["anyOf"] = new JsonArray(other, new JsonObject { ["type"] = "null" });
        }
    }

    private static void Exclude(JsonObject schema, string flag, string bound)
    {
        if (schema[flag] is JsonValue value && value.TryGetValue<bool>(out var isExcluded))
        {
            schema.Remove(flag);
            if (isExcluded && schema[bound] is { } limit)
            {
                schema.Remove(bound);
                schema[flag] = limit.DeepClone();
            }
        }
    }
}
