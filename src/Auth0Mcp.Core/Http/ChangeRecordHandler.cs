using Auth0Mcp.Context;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Http;

/// <summary>
/// Lets a change out only when the record holds it, so that it is found there even if this process ends before the answer. It stands
/// last: what never leaves is not noted, and the tenant is known.
/// </summary>
internal sealed class ChangeRecordHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (CallScope.Of(request) is { Tool.Access: not ToolAccess.Read } scope)
        {
            await scope.Context.RecordChangeAsync(cancellationToken);
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
