using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Discovery.Search;

/// <summary>A tool that a query found.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Score">How well it fits; only comparable with other hits of the same query.</param>
internal sealed record SearchHit(ToolDescriptor Tool, double Score);
