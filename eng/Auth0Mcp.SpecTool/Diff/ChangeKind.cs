namespace Auth0Mcp.SpecTool.Diff;

/// <summary>What happened to a part of the document.</summary>
internal enum ChangeKind
{
    Added,
    Removed,
    Renamed,
    Moved,

    /// <summary>Was optional, is required now.</summary>
    Required,

    /// <summary>Was required, is optional now.</summary>
    Optional,

    /// <summary>Fewer values are allowed.</summary>
    Narrowed,

    /// <summary>More values are allowed.</summary>
    Widened,

    /// <summary>Another type; neither takes what the other takes.</summary>
    Retyped,

    /// <summary>Neither narrower nor wider: another pattern, another default.</summary>
    Changed,
}

/// <summary>Reads a change the other way round.</summary>
internal static class ChangeKinds
{
    public static ChangeKind Inverse(this ChangeKind kind) => kind switch
    {
        ChangeKind.Added => ChangeKind.Removed,
        ChangeKind.Removed => ChangeKind.Added,
        ChangeKind.Required => ChangeKind.Optional,
        ChangeKind.Optional => ChangeKind.Required,
        ChangeKind.Narrowed => ChangeKind.Widened,
        ChangeKind.Widened => ChangeKind.Narrowed,
        _ => kind,
    };
}
