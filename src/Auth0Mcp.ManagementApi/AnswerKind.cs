namespace Auth0Mcp.ManagementApi;

/// <summary>In what form the API answers.</summary>
public enum AnswerKind
{
    /// <summary>One JSON value, or nothing.</summary>
    Json,

    /// <summary>Server-sent events that never end by themselves.</summary>
    EventStream,
}
