namespace Auth0Mcp.SpecTool.Diff;

/// <summary>One difference between two documents; a value that reads the same in both directions.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Aspect">To which part.</param>
/// <param name="Subject">Of which operation or schema.</param>
/// <param name="Path">Where inside it: dots enter objects, <c>[]</c> items, <c>.*</c> further properties; empty for the whole.</param>
/// <param name="Before">What the old document says; empty when nothing.</param>
/// <param name="After">What the new document says; empty when nothing.</param>
internal sealed record Difference(ChangeKind Kind, Aspect Aspect, Subject Subject, string Path, string Before, string After)
{
    /// <summary>For a parameter, body or property that came or went: callers must give it.</summary>
    public bool IsRequired { get; init; }

    public Difference Inverse() => this with { Kind = Kind.Inverse(), Subject = Subject.Inverse(), Before = After, After = Before };
}
