using Auth0Mcp.Generator.Diagnostics;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Projection;

/// <summary>
/// Where secrets stand in the results or in the bodies of operations, as JSON: a node is <c>true</c> for a secret, <c>false</c>
/// for text that is none in spite of its name, or an object with <c>p</c> (by property), <c>i</c> (array items), <c>a</c> (other
/// properties), <c>o</c> (alternatives), <c>r</c> (names of nodes under <c>$defs</c>), <c>h</c> (as <c>false</c>, beside the
/// others), <c>n</c> (names that are harmless at any depth) and <c>t</c> (names tell nothing). What is left out goes by its name.
/// Tools share components: what is told about those is found out once, for all of them.
/// </summary>
internal sealed class SecretMap : IEquatable<SecretMap>
{
    private readonly SecretReader _reader;
    private readonly Lazy<Dictionary<string, SecretReading>> _operations;
    private readonly Lazy<SecretComponents> _components;

    /// <param name="knowledge">What is said of secrets.</param>
    /// <param name="isRequest">Of bodies, not of results: those are not classified property by property; there a name tells, unless
    /// a rule says otherwise.</param>
    public SecretMap(SecretKnowledge knowledge, bool isRequest)
    {
        var document = knowledge.Document;
        _reader = new SecretReader(knowledge, isRequest);
        _operations = new(() => document.Operations.Values
            .Select(operation => (operation.Id, Schema: isRequest ? operation.Body?.Schema : operation.Response))
            .Where(static operation => operation.Schema is not null)
            .ToDictionary(
                static operation => operation.Id, operation => _reader.Read(operation.Schema!, operation.Id), StringComparer.Ordinal));
        _components = new(() => new SecretComponents(_operations.Value.Values, document.Schemas, _reader.Read));
    }

    /// <summary>The map of an operation; empty when names tell all.</summary>
    /// <param name="operation">One of the document.</param>
    /// <param name="tool">What calls it.</param>
    /// <param name="problems">Takes the properties that nobody has classified.</param>
    public string Project(OperationSpec operation, string tool, List<Problem> problems)
    {
        if (!_operations.Value.TryGetValue(operation.Id, out var root))
        {
            return "";
        }

        var components = _components.Value;
        var reached = new SortedSet<string>(StringComparer.Ordinal);
        Follow(root, components, reached, tool, problems);
        return root.Node.Matters(components.Told)
            ? root.Node.ToSpecNode(components.Told)
                .With("$defs", SpecNode.Object(reached.Where(components.Told.Contains)
                    .Select(name => new KeyValuePair<string, SpecNode>(name, components.MapOf(name)))))
                .ToJson()
            : "";
    }

    public bool Equals(SecretMap? other) => other is not null && _reader.Equals(other._reader);

    public override bool Equals(object? obj) => Equals(obj as SecretMap);

    public override int GetHashCode() => _reader.GetHashCode();

    /// <summary>Follows references, each to its component once, and reports as if all stood in one schema.</summary>
    private static void Follow(
        SecretReading reading, SecretComponents components, SortedSet<string> reached, string tool, List<Problem> problems)
    {
        foreach (var finding in reading.Findings)
        {
            if (!finding.IsReference)
            {
                problems.Add(Problem.Value(
                    DiagnosticDescriptors.UnclassifiedSecret, "operation", tool, finding.Schema, finding.Property));
            }
            else if (reached.Add(finding.Schema))
            {
                Follow(components[finding.Schema], components, reached, tool, problems);
            }
        }
    }
}
