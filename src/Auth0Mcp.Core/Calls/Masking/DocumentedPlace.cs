using System.Text.Json;

namespace Auth0Mcp.Calls.Masking;

/// <summary>Tells places that the API document names from those in open objects, where anything may stand.</summary>
internal static class DocumentedPlace
{
    /// <summary>Deeper than any schema of the document; those that contain themselves end here.</summary>
    private const int MostLevels = 64;

    /// <summary>True when every step leads through a named property or the items of a list.</summary>
    /// <param name="root">A schema with its <c>$defs</c>.</param>
    /// <param name="path">From the name of an argument on; <c>[]</c> for the items of a list.</param>
    public static bool Is(JsonElement root, ReadOnlySpan<string> path) => Is(root, root, path, 0);

    private static JsonElement? Next(JsonElement schema, string step)
        => step == "[]" ? schema.TryGetProperty("items", out var items) ? items : null
            : schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(step, out var property) ? property
            : null;

    private static bool Is(JsonElement root, JsonElement schema, ReadOnlySpan<string> path, int level)
    {
        if (path.IsEmpty)
        {
            return true;
        }

        if (schema.ValueKind != JsonValueKind.Object || level == MostLevels)
        {
            return false;
        }

        if (schema.TryGetProperty("$ref", out var reference)
            && root.TryGetProperty("$defs", out var definitions)
            && definitions.TryGetProperty(reference.GetString()!["#/$defs/".Length..], out var target)
            && Is(root, target, path, level + 1))
        {
            return true;
        }

        if (Next(schema, path[0]) is { } next && Is(root, next, path[1..], level + 1))
        {
            return true;
        }

        foreach (var keyword in (ReadOnlySpan<string>)["oneOf", "anyOf", "allOf"])
        {
            if (schema.TryGetProperty(keyword, out var branches))
            {
                foreach (var branch in branches.EnumerateArray())
                {
                    if (Is(root, branch, path, level + 1))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
