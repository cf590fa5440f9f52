using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Http;

/// <summary>The generated operations once more, in a project where Refit's generator sees them and writes the client.</summary>
internal interface IServerApi : IManagementApi
{
    /// <summary>Sends what is not a generated operation, through the same handlers.</summary>
    HttpClient Client { get; }
}
