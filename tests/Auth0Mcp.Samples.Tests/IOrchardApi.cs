using Orchard.Api;

namespace Auth0Mcp.Samples.Tests;

/// <summary>The generated operations once more, where Refit's generator sees them and writes the client.</summary>
internal interface IOrchardApi : IManagementApi;
