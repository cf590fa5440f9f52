using System.Globalization;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Http;

/// <summary>
/// With <c>DEBUG=auth0-mcp</c>: one line per request, retries included. It names the operation and never an id, a query, a header or a
/// body, which may hold secrets or personal data.
/// </summary>
internal sealed class DebugLogHandler(TextWriter log, TimeProvider time, string basePath) : DelegatingHandler
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
            await WriteAsync(request, exception.GetType().Name, start);
            throw;
        }
    }

    private Task WriteAsync(HttpRequestMessage request, string outcome, long start)
    {
        var path = request.RequestUri!.AbsolutePath.AsSpan();
        var operation = path.StartsWith(basePath, StringComparison.Ordinal) ? ManagementOperations.Match(request.Method.Method, path[basePath.Length..]) : null;
        var elapsed = time.GetElapsedTime(start).TotalMilliseconds;
        return log.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"auth0-mcp: {request.Method} {operation?.Path} {operation?.Id} {outcome} {elapsed:0} ms"));
    }
}
