using System.Globalization;
using Auth0Mcp.Configuration;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Network;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Http;

/// <summary>
/// With <c>DEBUG=auth0-mcp</c>: one line per request, retries included. It names the operation and never an id, a query, a header or a
/// body, which may hold secrets or personal data.
/// </summary>
internal sealed class DebugLogHandler(DebugLog log, TimeProvider time, string basePath) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            await WriteAsync(request, ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture), start);
            return response;
        }
        catch (Exception exception)
        {
            await WriteAsync(request, Cause(request, exception), start);
            throw;
        }
    }

    private Task WriteAsync(HttpRequestMessage request, string outcome, long start)
    {
        var path = request.RequestUri!.AbsolutePath.AsSpan();
        var operation = path.StartsWith(basePath, StringComparison.Ordinal)
            ? ManagementOperations.Match(request.Method.Method, path[basePath.Length..])
            : null;
        var elapsed = time.GetElapsedTime(start).TotalMilliseconds;
        return log.WriteAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Method} {(operation is null ? "a path of no operation" : $"{operation.Path} {operation.Id}")} {outcome} "
            + $"{elapsed:0} ms"));
    }

    /// <summary>Where the request went, and what the system says of it; or why it did not leave.</summary>
    private static string Cause(HttpRequestMessage request, Exception exception)
        => exception is NotSignedInException missing ? missing.Kind
        : TokenHandler.Sent(request) is { } token ? $"{token.Tenant.Host}: {ConnectionFailure.Describe(exception)}"
        : exception.GetType().Name;
}
