using Auth0Mcp.Demo.Requests;
using Auth0Mcp.Demo.Routing;

namespace Auth0Mcp.Demo.Store;

/// <summary>Finds the things a path runs through, and gives each the id it is kept under.</summary>
internal sealed class ItemFinder(ResourceMap map, InitialContents contents)
{
    /// <summary>
    /// Replaces ids by those of the store. Returns the shape of the collection that lacks something on the way, or null.
    /// </summary>
    public string? Settle(DemoOperation operation, string[] segments)
    {
        for (var index = 1; index < segments.Length; index++)
        {
            if (!operation.Segments[index].StartsWith('{'))
            {
                continue;
            }

            var shape = ShapeOf(operation.Segments.AsSpan(0, index));
            if (!map.IsItem(shape + "/{}"))
            {
                continue;
            }

            if (IdOf(DemoRequest.PathOf(segments.AsSpan(0, index)), shape, segments[index]) is { } id)
            {
                segments[index] = id;
            }
            else if (index < segments.Length - 1)
            {
                return shape;
            }
        }
        return null;
    }

    /// <summary>The id under which an item is kept, given its id or, for APIs, its identifier; null when there is none.</summary>
    public string? IdOf(string path, string shape, string given)
    {
        var collection = contents.Open(path, shape);
        if (collection.Find(given) is not null)
        {
            return given;
        }

        return shape == "/resource-servers" ? collection.IdWhere("identifier", given) : null;
    }

    private static string ShapeOf(ReadOnlySpan<string> segments)
    {
        var shape = "";
        foreach (var segment in segments)
        {
            shape += "/" + (segment.StartsWith('{') ? "{}" : segment);
        }

        return shape;
    }
}
