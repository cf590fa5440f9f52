namespace Auth0Mcp.SpecTool.Diff;

/// <summary>A place inside an operation or schema while two of them are compared.</summary>
/// <param name="Comparison">The operation or schema.</param>
/// <param name="Path">Where inside it.</param>
/// <param name="Side">Known inside an operation only.</param>
/// <param name="Argument">The parameter or outermost property; empty above them.</param>
internal readonly record struct Place(Comparison Comparison, string Path, Side? Side, string Argument)
{
    /// <summary>The place of a property.</summary>
    public Place Property(string name) => this with
    {
        Path = Path.Length == 0 ? name : $"{Path}.{name}",
        Argument = Argument.Length == 0 ? name : Argument,
    };

    /// <summary>A place that callers do not name: items, further properties, a branch of a union.</summary>
    public Place Within(string suffix) => this with { Path = Path + suffix };

    public void Add(ChangeKind kind, Aspect aspect, string before, string after, bool isRequired = false) =>
        Comparison.Add(
            new Difference(kind, aspect, Comparison.Subject, Path, before, after) { IsRequired = isRequired }, Side, Argument);

    public void Link(Subject target) => Comparison.Link(target, Side, Argument);
}
