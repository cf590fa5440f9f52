namespace Auth0Mcp.Calls;

/// <summary>What a call answers: compact JSON, and whether it is an error.</summary>
internal sealed record CallResult(string Json, bool IsError);
