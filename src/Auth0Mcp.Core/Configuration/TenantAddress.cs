using System.Net;

namespace Auth0Mcp.Configuration;

/// <summary>The address of a tenant: where the Management API is, and the only host that ever gets the token.</summary>
internal sealed record TenantAddress(string Host, Uri ApiBase)
{
    /// <summary>Reads a bare host or an https URL; http only for loopback.</summary>
    /// <param name="text">What a person wrote.</param>
    /// <param name="source">Where they wrote it, for the message.</param>
    /// <exception cref="UsageException">The text is no such address.</exception>
    public static TenantAddress Parse(string text, string source)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            throw Refused(source, "is empty");
        }

        // The text is looked at, not the parsed URI, which resolves dots and drops an empty query.
        var schemeEnd = trimmed.IndexOf("://", StringComparison.Ordinal);
        var address = schemeEnd < 0 ? trimmed : trimmed[(schemeEnd + 3)..];

        // Whatever stands before an '@' may be a password: it is not repeated.
        if (address.Contains('@', StringComparison.Ordinal))
        {
            throw Refused(source, "contains user information");
        }

        if ((address.EndsWith('/') ? address[..^1] : address).AsSpan().ContainsAny(@"/\?#"))
        {
            throw Refused(source, "contains a path, query or fragment");
        }

        if (!Uri.TryCreate(schemeEnd < 0 ? "https://" + trimmed : trimmed, UriKind.Absolute, out var uri)
            || uri.HostNameType == UriHostNameType.Unknown || uri.Host.Length == 0)
        {
            throw Refused(source, "is not a host name");
        }

        if (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
        {
            throw Refused(source, "has another scheme than https");
        }

        if (uri.Scheme == Uri.UriSchemeHttp && !IsLoopback(uri))
        {
            throw Refused(source, "uses http, which would send the token in clear");
        }

        if (!IsLoopback(uri) && uri.HostNameType == UriHostNameType.Dns && !uri.Host.Contains('.', StringComparison.Ordinal))
        {
            throw Refused(source, $"is '{uri.Host}', which has no dot");
        }

        return new TenantAddress(uri.Authority, new Uri(uri, "/api/v2"));
    }

    /// <summary>True for an address of this machine: 127.0.0.0/8, ::1 or localhost.</summary>
    public static bool IsLoopback(Uri uri)
        => string.Equals(uri.Host, "localhost", StringComparison.OrdinalIgnoreCase)
           || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static UsageException Refused(string source, string reason)
        => new($"{source} {reason}. Write the tenant's host, e.g. {source}=example.eu.auth0.com (http:// only for localhost).");
}
