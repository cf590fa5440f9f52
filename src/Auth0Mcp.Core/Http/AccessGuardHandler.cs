using Auth0Mcp.Catalog;
using Auth0Mcp.Context;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Http;

/// <summary>
/// The last word on what leaves the process: the operation is read off the request itself and compared with the tool that the request is
/// made for, so no tool, composite or future caller can send what the mode or the selection forbids.
/// </summary>
internal sealed class AccessGuardHandler(ToolCatalog catalog, string basePath) : DelegatingHandler
{
    /// <exception cref="AccessDeniedException">The request is not the operation of an enabled tool, or no read in read-only
    /// mode.</exception>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        var operation = path.StartsWith(basePath + "/", StringComparison.Ordinal)
            ? ManagementOperations.Match(request.Method.Method, path.AsSpan(basePath.Length))
            : null;
        if (operation is null && path.StartsWith(basePath + "/", StringComparison.Ordinal)
            && IsRawRequest(request, path[basePath.Length..]))
        {
            return base.SendAsync(request, cancellationToken);
        }

        if (operation is null)
        {
            throw new AccessDeniedException($"{request.Method} {path} is not an operation of the Management API.");
        }

        if (catalog.IsReadOnly && operation.Access != ToolAccess.Read)
        {
            throw new AccessDeniedException($"{operation.Id} is not a read, and this server is in read-only mode.");
        }

        if (CallScope.Of(request) is not { } scope || scope.Tool.Operation.Id != operation.Id)
        {
            throw new AccessDeniedException($"{operation.Id} is not what the call was for.");
        }

        if (!IsEnabled(scope, operation))
        {
            throw new AccessDeniedException($"{scope.Tool.Name} is not enabled on this server.");
        }

        return base.SendAsync(request, cancellationToken);
    }

    /// <summary>The very request of an enabled raw tool, and no other spelling of a known one.</summary>
    /// <exception cref="AccessDeniedException">No read in read-only mode.</exception>
    private bool IsRawRequest(HttpRequestMessage request, string path)
    {
        if (CallScope.Of(request)?.Tool is not RawOperation raw || !raw.Is(request, basePath) || catalog.Find(raw.Name) is null
            || RequestPath.Problem(path) is not null || RequestPath.Operation(request.Method.Method, path) is not null)
        {
            return false;
        }

        return !catalog.IsReadOnly || request.Method == HttpMethod.Get
            ? true
            : throw new AccessDeniedException($"{request.Method} is not a read, and this server is in read-only mode.");
    }

    /// <summary>
    /// A tool that an enabled one uses is enabled for that; looking something up before a change is part of the change.
    /// </summary>
    private bool IsEnabled(CallScope scope, ManagementOperation operation)
        => catalog.Reaches(scope.Tool)
           || (scope.OnBehalfOf is { } owner
               && catalog.Reaches(owner)
               && (operation.Access == ToolAccess.Read || owner.Operations.Any(used => used.Id == operation.Id)));
}
