namespace Auth0Mcp.ManagementApi;

public static partial class ManagementOperations
{
    /// <summary>
    /// The operation that a request addresses, or null when the document has none. Of two templates that fit, the one with more literal
    /// segments wins, as on the server: <c>/users/me</c> is not <c>/users/{id}</c>.
    /// </summary>
    /// <param name="method">The HTTP method in capitals.</param>
    /// <param name="path">The escaped path below <c>/api/v2</c>, starting with a slash.</param>
    public static ManagementOperation? Match(string method, ReadOnlySpan<char> path)
    {
        ManagementOperation? best = null;
        var bestLiterals = -1;
        foreach (var operation in All)
        {
            if (operation.Method == method && CountLiterals(operation.Path, path) is var literals && literals > bestLiterals)
            {
                (best, bestLiterals) = (operation, literals);
            }
        }

        return best;
    }

    /// <summary>How many segments agree literally; -1 when the path does not fit the template.</summary>
    private static int CountLiterals(ReadOnlySpan<char> template, ReadOnlySpan<char> path)
    {
        var literals = 0;
        while (template.Length > 0 && path.Length > 0)
        {
            var expected = NextSegment(ref template);
            var actual = NextSegment(ref path);
            if (expected.SequenceEqual(actual))
            {
                literals++;
            }
            else if (!IsValueOf(expected, actual))
            {
                return -1;
            }
        }

        return template.IsEmpty && path.IsEmpty ? literals : -1;
    }

    /// <summary>True for a segment with a value in each place that the template has in braces, e.g. <c>tiles;row=2</c> for
    /// <c>tiles{tile}</c>.</summary>
    private static bool IsValueOf(ReadOnlySpan<char> template, ReadOnlySpan<char> actual)
    {
        var isFirst = true;
        while (template.IndexOf('{') is var open && open >= 0)
        {
            var at = isFirst ? (actual.StartsWith(template[..open], StringComparison.Ordinal) ? 0 : -1)
                : actual[1..].IndexOf(template[..open], StringComparison.Ordinal) + 1;
            if (at < 0 || (!isFirst && at == 0) || actual.Length <= at + open)
            {
                return false;
            }

            actual = actual[(at + open)..];
            template = template[(template.IndexOf('}') + 1)..];
            isFirst = false;
        }

        return !isFirst && actual.Length > template.Length && actual.EndsWith(template, StringComparison.Ordinal);
    }

    /// <summary>Takes the next segment and its leading slash off a path.</summary>
    private static ReadOnlySpan<char> NextSegment(ref ReadOnlySpan<char> path)
    {
        path = path[1..];
        var slash = path.IndexOf('/');
        var segment = slash < 0 ? path : path[..slash];
        path = slash < 0 ? [] : path[slash..];
        return segment;
    }
}
