namespace Auth0Mcp.SpecTool.Diff;

/// <summary>An operation or schema that two documents share, by its name in each.</summary>
internal readonly record struct Subject(string Before, string After)
{
    /// <summary>The subject of facts about the document as a whole.</summary>
    public static Subject Document { get; } = Of("document");

    /// <summary>A name that is the same in both, or stands in one only.</summary>
    public static Subject Of(string name) => new(name, name);

    public Subject Inverse() => new(After, Before);

    public override string ToString() => Before == After ? After : $"{Before} → {After}";
}
