namespace Auth0Mcp.Replay;

/// <summary>What a replay tells, in the order of the report.</summary>
internal enum FindingKind
{
    /// <summary>The tenant accepted a request that the tools refuse.</summary>
    Refused,

    /// <summary>The request that the tools send lacks or changes what was recorded.</summary>
    Altered,

    /// <summary>A secret of an answer is shown.</summary>
    Leaked,

    /// <summary>Something harmless of an answer is hidden.</summary>
    Hidden,

    /// <summary>What a read shows is refused by the update of the same thing.</summary>
    WriteBackRefused,

    /// <summary>The word that stands for a secret was sent as its value.</summary>
    MaskSent,

    /// <summary>After a write-back the tenant holds something else than before.</summary>
    StoredChanged,

    /// <summary>What was done with one thing cannot be done whole; the first exchange that is refused or altered.</summary>
    FlowBroken,

    /// <summary>Refused for good: nothing that a caller of the tools would send.</summary>
    Exempt,

    /// <summary>Sent beside what was recorded.</summary>
    Added,

    /// <summary>Hidden, and its name says that it may be a secret.</summary>
    Guarded,

    /// <summary>Not replayed.</summary>
    Skipped,
}

/// <summary>One thing found, the same wherever it occurs.</summary>
/// <param name="Operation">The operationId, or method and path where there is none.</param>
/// <param name="Path">Where: <c>options.mfa</c>, indexes left out; empty for the whole.</param>
/// <param name="Detail">What; never a recorded value that may be a secret.</param>
internal sealed record Finding(FindingKind Kind, string Operation, string Path, string Detail)
{
    /// <summary>True when somebody has to do something about it.</summary>
    public bool IsFault => Kind <= FindingKind.FlowBroken;
}
