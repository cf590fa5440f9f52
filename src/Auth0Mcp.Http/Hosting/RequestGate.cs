using Auth0Mcp.Configuration;
using Auth0Mcp.Team.Record;
using Auth0Mcp.Team.Settings;

namespace Auth0Mcp.Team.Hosting;

/// <summary>
/// Before anything else is looked at: the host that the request is for, the page that it comes from, and the headers of every
/// response. A page that got itself another address (DNS rebinding) is refused here, whatever it knows.
/// </summary>
internal sealed class RequestGate
{
    private readonly RequestDelegate _next;
    private readonly HashSet<string> _hosts;
    private readonly HashSet<string> _origins;
    private readonly bool _isSecure;
    private readonly Drain _drain;

    public RequestGate(RequestDelegate next, ServerSettings settings, Drain drain)
    {
        (_next, _drain) = (next, drain);
        _isSecure = settings.PublicUrl.Scheme == Uri.UriSchemeHttps;
        _hosts = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { settings.PublicUrl.Authority };
        _origins = new HashSet<string>(
            settings.AllowedOrigins, StringComparer.OrdinalIgnoreCase) { settings.PublicUrl.GetLeftPart(UriPartial.Authority) };
        if (TenantAddress.IsLoopback(settings.Listen))
        {
            foreach (var name in (string[])["localhost", "127.0.0.1", "[::1]"])
            {
                _hosts.Add($"{name}:{settings.Listen.Port}");
                _origins.Add($"http://{name}:{settings.Listen.Port}");
            }
        }
    }

    public Task InvokeAsync(HttpContext context)
    {
        Secure(context.Response.Headers);

        // Who probes an instance names it by its address.
        if (context.Request.Path.StartsWithSegments("/healthz"))
        {
            return _next(context);
        }

        // The web server takes the body by its chunks and puts the length aside: whoever stands before it may have gone by the
        // length (RFC 9112 §6.1).
        if (context.Request.Headers.TransferEncoding.Count > 0 && context.Request.Headers.ContainsKey("X-Content-Length"))
        {
            context.Response.Headers.Connection = "close";
            return RefuseAsync(context, "ambiguous_length", 400, "A request has a length or chunks, not both.");
        }

        if (!_hosts.Contains(context.Request.Host.Value ?? ""))
        {
            return RefuseAsync(context, "foreign_host", 421, "This server is not known by that host name.");
        }

        var origins = context.Request.Headers.Origin;
        if (origins.Count > 0)
        {
            if (origins is not [{ } origin] || !_origins.Contains(origin))
            {
                return RefuseAsync(context, "foreign_origin", 403, "Pages of that origin may not call this server.");
            }

            Allow(context.Response.Headers, origin);
            if (HttpMethods.IsOptions(context.Request.Method))
            {
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return Task.CompletedTask;
            }
        }

        if (_drain.IsDraining)
        {
            context.Response.Headers.Connection = "close";
            context.Response.Headers.RetryAfter = "1";
            return RefuseAsync(context, "draining", 503, "This instance is ending. Another one takes the request.");
        }

        return _next(context);
    }

    private static Task RefuseAsync(HttpContext context, string reason, int status, string message)
    {
        TeamSignals.Refuse(reason);
        return Problem.WriteAsync(context, status, reason, message);
    }

    private void Secure(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-site";
        if (_isSecure)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }
    }

    /// <summary>What a page of an allowed origin may send and read (Fetch, CORS protocol).</summary>
    private static void Allow(IHeaderDictionary headers, string origin)
    {
        headers.AccessControlAllowOrigin = origin;
        headers.Vary = "Origin";
        headers.AccessControlAllowMethods = "GET, POST, DELETE";
        headers.AccessControlAllowHeaders =
            "Authorization, Content-Type, DPoP, Idempotency-Key, Last-Event-ID, Mcp-Method, Mcp-Name, MCP-Protocol-Version, "
                + "Mcp-Session-Id";
        headers.AccessControlExposeHeaders = "Mcp-Session-Id, WWW-Authenticate, Retry-After";
        headers.AccessControlMaxAge = "600";
    }
}
