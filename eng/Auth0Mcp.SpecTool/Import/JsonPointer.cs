using System.Globalization;
using System.Text.Json;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>JSON pointers in fragment form (RFC 6901), as <c>$ref</c> uses them.</summary>
internal static class JsonPointer
{
    public const string Root = "#";

    public static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>The node that <paramref name="pointer"/> names, or null when there is none.</summary>
    public static DocumentNode? Find(DocumentNode root, string pointer)
    {
        if (pointer == Root)
        {
            return root;
        }

        if (!pointer.StartsWith("#/", StringComparison.Ordinal))
        {
            return null;
        }

        DocumentNode? node = root;
        foreach (var segment in Segments(pointer))
        {
            if (node is not { } current)
            {
                return null;
            }

            node = current.Value.ValueKind == JsonValueKind.Array ? Item(current, segment) : current.Find(segment);
        }

        return node;
    }

    /// <summary>The unescaped segments after <c>#/</c>.</summary>
    public static IEnumerable<string> Segments(string pointer) =>
        pointer[2..].Split('/').Select(static segment => Uri.UnescapeDataString(segment)
            .Replace("~1", "/", StringComparison.Ordinal)
            .Replace("~0", "~", StringComparison.Ordinal));

    private static DocumentNode? Item(DocumentNode array, string segment) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && index < array.Value.GetArrayLength()
            ? new DocumentNode(array.Value[index], $"{array.Pointer}/{segment}")
            : null;
}
