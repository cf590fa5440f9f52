namespace Auth0Mcp.Replay.Recordings;

/// <summary>Tells calls of a Management API from everything else that a browser or a proxy records.</summary>
/// <param name="hosts">Tenants on other hosts than those of <c>auth0.com</c>.</param>
internal sealed class TenantAddresses(IReadOnlyList<string> hosts)
{
    private const string Base = "/api/v2/";

    /// <summary>The escaped path below <c>/api/v2</c> with the query, or why this is not a call of a Management API.</summary>
    /// <param name="address">A URL, or a path with or without <c>/api/v2</c>.</param>
    public (string Path, string Query, string? Ignored) Read(string address)
    {
        var isUrl = address.Contains("://", StringComparison.Ordinal) && !address.StartsWith('/');
        var rest = address;
        if (isUrl)
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            {
                return ("", "", "requests to what is not a URL");
            }

            if (!IsTenant(uri.Host))
            {
                return ("", "",
                    uri.AbsolutePath.StartsWith(Base, StringComparison.Ordinal)
                        ? $"requests to {uri.Host}; --host {uri.Host} takes them"
                        : "requests to other hosts");
            }

            // Not from the Uri, which decodes escaped dots and resolves what it takes for steps.
            var start = address.IndexOf('/', address.IndexOf("://", StringComparison.Ordinal) + 3);
            rest = start < 0 ? "/" : address[start..];
        }

        rest = rest.Split('#')[0];
        var mark = rest.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = mark < 0 ? (rest, "") : (rest[..mark], rest[(mark + 1)..]);
        return path.StartsWith(Base, StringComparison.Ordinal) ? (path[(Base.Length - 1)..], query, null)
            : isUrl ? ("", "", "requests not below /api/v2/")
            : (path, query, null);
    }

    /// <summary>The decoded pairs of a query.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Pairs(string query) => query
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(static pair => pair.Split('=', 2))
        .Select(static pair => KeyValuePair.Create(Decode(pair[0]), pair.Length > 1 ? Decode(pair[1]) : ""));

    private bool IsTenant(string host)
        => host.EndsWith(".auth0.com", StringComparison.OrdinalIgnoreCase) || hosts.Contains(host, StringComparer.OrdinalIgnoreCase);

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
