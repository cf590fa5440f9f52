namespace Auth0Mcp.SpecTool.Diff;

/// <summary>A difference with the way it travels and the argument it belongs to.</summary>
/// <param name="Difference">The difference.</param>
/// <param name="Side">Null inside a schema, where it depends on who uses the schema.</param>
/// <param name="Argument">The parameter, or the outermost property; empty for the whole.</param>
internal sealed record Finding(Difference Difference, Side? Side, string Argument);

/// <summary>A use of a schema by an operation or by another schema.</summary>
/// <param name="Target">The schema.</param>
/// <param name="Side">Null between schemas.</param>
/// <param name="Argument">As in <see cref="Finding"/>.</param>
internal sealed record Link(Subject Target, Side? Side, string Argument);

/// <summary>One operation or schema compared: what differs in itself, and the schemas it leads to.</summary>
internal sealed class Comparison(Subject subject)
{
    private readonly List<Finding> _findings = [];
    private readonly List<Link> _links = [];

    public Subject Subject => subject;

    public IReadOnlyList<Finding> Findings => _findings;

    public IReadOnlyList<Link> Links => _links;

    public void Add(Difference difference, Side? side, string argument) => _findings.Add(new Finding(difference, side, argument));

    public void Link(Subject target, Side? side, string argument) => _links.Add(new Link(target, side, argument));
}
