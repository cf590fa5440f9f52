namespace Auth0Mcp.SpecTool.Commands;

/// <summary>Everything outside the process that a command may touch besides files; tests pass their own.</summary>
internal sealed record ToolStreams(Stream Input, TextWriter Output, TextWriter Error, HttpMessageHandler Http);
