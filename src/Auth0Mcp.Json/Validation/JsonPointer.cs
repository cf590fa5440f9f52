using System.Text.Json;

namespace Auth0Mcp.Validation;

/// <summary>Follows a local JSON pointer (RFC 6901) written as a URI fragment.</summary>
internal static class JsonPointer
{
    /// <summary>The element at <paramref name="pointer"/>.</summary>
    /// <exception cref="UnsupportedSchemaException">The pointer is not local or leads nowhere.</exception>
    public static JsonElement Locate(JsonElement document, string pointer)
    {
        if (!pointer.StartsWith('#'))
        {
            throw new UnsupportedSchemaException($"$ref '{pointer}' leaves the document; only '#/...' is followed.");
        }

        var here = document;
        foreach (var part in pointer.Split('/').Skip(1))
        {
            var name = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal)
                .Replace("~0", "~", StringComparison.Ordinal);
            var found = here.ValueKind switch
            {
                JsonValueKind.Object => here.TryGetProperty(name, out here),
                JsonValueKind.Array when int.TryParse(name, out var index) && index < here.GetArrayLength() => Step(ref here, index),
                _ => false,
            };
            if (!found)
            {
                throw new UnsupportedSchemaException($"$ref '{pointer}' leads nowhere: there is no '{name}'.");
            }
        }
        return here;
    }

    /// <summary>The schema, or the one that its <c>$ref</c> leads to.</summary>
    /// <exception cref="UnsupportedSchemaException">The reference is not local or leads nowhere.</exception>
    public static JsonElement Resolve(JsonElement document, JsonElement schema)
    {
        while (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference))
        {
            schema = Locate(document, reference.GetString()!);
        }

        return schema;
    }

    private static bool Step(ref JsonElement here, int index)
    {
        here = here.EnumerateArray().ElementAt(index);
        return true;
    }
}

/// <summary>A schema that cannot be compiled; the message names the place and the keyword.</summary>
internal sealed class UnsupportedSchemaException(string message) : Exception(message);
