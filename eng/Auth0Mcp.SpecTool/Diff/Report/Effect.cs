namespace Auth0Mcp.SpecTool.Diff.Report;

/// <summary>What a difference means for the tools and arguments that are shipped, worst first.</summary>
internal enum Effect
{
    /// <summary>A call that worked may be refused, or an answer lacks something.</summary>
    Breaking,

    /// <summary>Something more can be called, given or read.</summary>
    Additive,

    /// <summary>No shipped tool notices.</summary>
    Neutral,
}
