namespace Auth0Mcp.ManagementApi;

/// <summary>What a call may do, from the harmless up.</summary>
public enum ToolAccess
{
    /// <summary>Changes nothing.</summary>
    Read,

    /// <summary>Creates or changes something that another call can put back.</summary>
    Write,

    /// <summary>Loses something that no other call brings back.</summary>
    Destructive,
}
