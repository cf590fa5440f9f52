namespace Auth0Mcp.ManagementApi;

/// <summary>One operation of the API document.</summary>
/// <param name="Id">The operationId.</param>
/// <param name="Method">The HTTP method in capitals.</param>
/// <param name="Path">The path template below <c>/api/v2</c>, e.g. <c>/clients/{id}</c>.</param>
/// <param name="Access">What a call may do.</param>
/// <param name="Scopes">Scopes of which one is enough to call it; more of them may show more.</param>
/// <param name="Lifecycle"><c>GA</c>, <c>EA</c> or <c>beta</c>; empty when the document does not say.</param>
public sealed record ManagementOperation(
    string Id, string Method, string Path, ToolAccess Access, IReadOnlyList<string> Scopes, string Lifecycle);
