using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls;

/// <summary>What a call means.</summary>
/// <param name="Tool">Null for a name that no tool has.</param>
/// <param name="Call">As the tool is called: for one that was called through another, its own name and arguments.</param>
/// <param name="Refusal">Why it is not made; null when it may be.</param>
internal sealed record CallTarget(ToolDescriptor? Tool, ToolCall Call, CallError? Refusal = null);
