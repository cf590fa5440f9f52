using System.Text.RegularExpressions;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Http;

/// <summary>
/// The path of a raw request, below <c>/api/v2</c>. There is one way to write each path, so that no other spelling of an
/// operation passes for something else on the way: no empty, dot or escaped dot segments, no escape that is not needed, and none
/// that a server in between could take for a separator or unescape once more.
/// </summary>
internal static partial class RequestPath
{
    private const int Longest = 1000;
    private const string Base = "/api/v2/";

    /// <summary>A path as people write it, below <c>/api/v2</c>: with that before it, or without the slash.</summary>
    public static string Below(string path)
    {
        var rooted = path.StartsWith('/') || path.Contains("://", StringComparison.Ordinal) ? path : "/" + path;
        return rooted.StartsWith(Base, StringComparison.Ordinal) ? rooted[(Base.Length - 1)..] : rooted;
    }

    /// <summary>What is wrong with a path; null when it is in its one form.</summary>
    public static string? Problem(string path)
        => path.Length > Longest ? $"longer than {Longest} characters"
            : path.Contains("://", StringComparison.Ordinal) || path.StartsWith("//", StringComparison.Ordinal)
                ? "give the path alone, e.g. /clients: the host is that of the signed-in tenant"
            : path.AsSpan().ContainsAny('?', '#') ? "give the path alone; parameters go into 'query'"
            : path.Equals("/api", StringComparison.OrdinalIgnoreCase)
                || path.StartsWith("/api/", StringComparison.OrdinalIgnoreCase) ? "leave /api/v2 out, e.g. /clients"
            : !path.StartsWith('/') ? "must begin with a slash, e.g. /clients"
            : path[1..].Split('/').Select(SegmentProblem).FirstOrDefault(static problem => problem is not null);

    /// <summary>
    /// The operation of the catalog that a path in its one form means, whatever the case of its letters; null when there is none.
    /// </summary>
    public static ManagementOperation? Operation(string method, string path)
        => ManagementOperations.Match(method, path)
            ?? ManagementOperations.All.FirstOrDefault(operation => operation.Method == method && IsSpellingOf(path, operation.Path));

    /// <summary>True when a server that does not tell capitals apart would take the path for that of an operation.</summary>
    private static bool IsSpellingOf(string path, string template)
    {
        var actual = path.Split('/');
        var expected = template.Split('/');
        return actual.Length == expected.Length
            && actual.Zip(expected)
                .All(static pair => pair.Second is ['{', ..] || pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));
    }

    private static string? SegmentProblem(string segment)
        => segment is "" ? "has an empty segment: no two slashes together, and none at the end"
            : segment is "." or ".." ? "'.' and '..' are not segments"
            : AmbiguousEscape().IsMatch(segment)
                ? "holds an escaped slash, backslash, percent sign or control character, which servers read in different ways; "
                    + "use the tool of the operation for such an id"
            : Uri.EscapeDataString(Uri.UnescapeDataString(segment)) is var canonical && canonical != segment
                ? "is not in its one form; write it as "
                    + $"{(canonical.Length > 80 ? "unreserved characters, and %XX for all others" : canonical)}"
            : null;

    [GeneratedRegex("%(2f|5c|25|[01][0-9a-f]|7f)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AmbiguousEscape();
}
