using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Replay.Recordings;

/// <summary>
/// Finds the operation of a recorded path. Some recorders decode it, so that an id with slashes looks like several segments.
/// </summary>
internal static class RecordedOperation
{
    /// <summary>What is said of an exchange that none is found for.</summary>
    public const string Unknown = "an operation that the document does not have";

    /// <summary>The operation with its path, in which each segment is escaped anew; null when the document has none.</summary>
    public static (ManagementOperation Operation, string Path)? Find(Exchange exchange)
    {
        var segments = exchange.Path.TrimStart('/').Split('/');
        if (Match(exchange.Method, segments) is { } asRecorded)
        {
            return asRecorded;
        }

        // An id that is a URL: its slashes come right after the first segment that ends in a colon.
        var first = Array.FindIndex(segments, static segment => Uri.UnescapeDataString(segment).EndsWith(':'));
        for (var end = first + 3; first >= 0 && end <= segments.Length; end++)
        {
            if (Match(exchange.Method, [.. segments[..first], string.Join('/', segments[first..end]), .. segments[end..]]) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static (ManagementOperation Operation, string Path)? Match(string method, string[] segments)
    {
        var path = string.Concat(segments.Select(static segment => "/" + Uri.EscapeDataString(Uri.UnescapeDataString(segment))));
        return ManagementOperations.Match(method, path) is { } operation ? (operation, path) : null;
    }
}
