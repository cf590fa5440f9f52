namespace Auth0Mcp.Validation;

/// <summary>One thing that is wrong with a value: where (<c>scopes[2].value</c>, empty at the root) and what would be right.</summary>
internal sealed record SchemaViolation(string Path, string Message)
{
    public ViolationKind Kind { get; init; }

    /// <summary>What is missing at <see cref="Path"/>, joined by commas; null when nothing is.</summary>
    public string? Missing { get; init; }

    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}

/// <summary>What kind of wrong a value is, as far as what comes beside it may make it right.</summary>
internal enum ViolationKind
{
    Other,

    /// <summary>The schema is closed, and has no such member.</summary>
    UnknownMember,

    /// <summary>Something is missing.</summary>
    Incomplete,

    /// <summary>A null where none may be.</summary>
    Null,

    /// <summary>A value of another type.</summary>
    Type,

    /// <summary>A value that is not listed.</summary>
    Unlisted,

    /// <summary>A text of another form.</summary>
    Pattern,
}
