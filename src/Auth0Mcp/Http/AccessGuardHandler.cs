using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Http;

/// <summary>
/// The last word on what leaves the process: the operation is read off the request itself, so no tool, composite or future caller can
/// send what the mode forbids.
/// </summary>
internal sealed class AccessGuardHandler(bool isReadOnly, string basePath) : DelegatingHandler
{
    /// <exception cref="AccessDeniedException">The document has no such operation, or it is no read in read-only mode.</exception>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        var operation = path.StartsWith(basePath + "/", StringComparison.Ordinal)
            ? ManagementOperations.Match(request.Method.Method, path.AsSpan(basePath.Length))
            : null;
        if (operation is null)
        {
            throw new AccessDeniedException($"{request.Method} {path} is no operation of the Management API.");
        }

        if (isReadOnly && operation.Access != ToolAccess.Read)
        {
            throw new AccessDeniedException($"{operation.Id} is no read, and this server is in read-only mode.");
        }

        return base.SendAsync(request, cancellationToken);
    }
}
