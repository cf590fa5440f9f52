namespace Auth0Mcp.Generator.Projection;

/// <summary>One schema without the components that it refers to.</summary>
/// <param name="Findings">In the order of the schema.</param>
internal sealed record SecretReading(SecretNode Node, IReadOnlyList<SecretFinding> Findings)
{
    /// <summary>The components, some more than once.</summary>
    public IEnumerable<string> References
        => Findings.Where(static finding => finding.IsReference).Select(static finding => finding.Schema);
}

/// <summary>A component that a schema refers to, or a property that smells of a secret and that nobody has classified.</summary>
/// <param name="Schema">The component, or where the property is declared.</param>
/// <param name="Property">Its dotted path; empty for a reference.</param>
internal sealed record SecretFinding(string Schema, string Property)
{
    public bool IsReference => Property.Length == 0;
}
