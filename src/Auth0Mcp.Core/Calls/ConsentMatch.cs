namespace Auth0Mcp.Calls;

/// <summary>How far a consent fits the call that presents it.</summary>
internal enum ConsentMatch
{
    /// <summary>It is for another call, used, too old, or no consent at all.</summary>
    None,

    /// <summary>It is for this call, but a file that the call names is not what it was.</summary>
    OtherFiles,

    /// <summary>It is for this call, but what it changes is not what it was.</summary>
    OtherState,

    Whole,
}
