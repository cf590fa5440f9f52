namespace Auth0Mcp.ManagementApi;

/// <summary>A tool that is gone; for one release its name still answers with this.</summary>
/// <param name="Name">The name it had.</param>
/// <param name="Replacement">The tool to call instead, or null when there is none.</param>
/// <param name="Since">The version that no longer has it.</param>
public sealed record RemovedTool(string Name, string? Replacement, string Since);
