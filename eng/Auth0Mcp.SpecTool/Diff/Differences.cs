using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.SpecTool.Diff;

/// <summary>
/// Everything that differs between two documents: <c>Between(a, b)</c> is the inverse of <c>Between(b, a)</c>, and empty when
/// both say the same.
/// </summary>
internal sealed class Differences
{
    private readonly List<Difference> _ofDocument = [];
    private readonly List<Comparison> _operations = [];
    private readonly Dictionary<Subject, Comparison> _schemas = [];

    private Differences(DocumentFacts before, DocumentFacts after) => (Before, After) = (before, after);

    public DocumentFacts Before { get; }

    public DocumentFacts After { get; }

    /// <summary>Differences that belong to no operation of both documents: operations that came or went, suspects, servers.</summary>
    public IReadOnlyList<Difference> OfDocument => _ofDocument;

    /// <summary>Operations that both documents have, renamed ones included.</summary>
    public IReadOnlyList<Comparison> Operations => _operations;

    /// <summary>
    /// Component schemas that an operation of both documents leads to, and those that none leads to but both documents have.
    /// </summary>
    public IReadOnlyDictionary<Subject, Comparison> Schemas => _schemas;

    /// <summary>All of them, in a fixed order.</summary>
    public IReadOnlyList<Difference> All =>
    [
        .. _ofDocument
            .Concat(_operations.Concat(_schemas.Values).SelectMany(static comparison => comparison.Findings)
                .Select(static finding => finding.Difference))
            .Distinct()
            .OrderBy(static difference => difference.Aspect)
            .ThenBy(static difference => difference.Subject.ToString(), StringComparer.Ordinal)
            .ThenBy(static difference => difference.Path, StringComparer.Ordinal)
            .ThenBy(static difference => difference.Kind)
            .ThenBy(static difference => difference.ToString(), StringComparer.Ordinal),
    ];

    public static Differences Between(DocumentFacts before, DocumentFacts after)
    {
        var differences = new Differences(before, after);
        differences.CompareOperations();
        differences.CompareSuspects();
        differences.CompareRest("", WithoutOperations(before.Root), WithoutOperations(after.Root));
        return differences;
    }

    private void CompareOperations()
    {
        var schemas = new SchemaComparer(Before.Document, After.Document);
        var comparer = new OperationComparer(schemas);
        var renamed = RenamedOperations.Find(Before, After);
        var shared = Before.Operations.Values
            .Where(operation => After.Operations.ContainsKey(operation.Id))
            .Select(operation => (Before: operation, After: After.Operations[operation.Id]));
        _operations.AddRange(shared.Concat(renamed).Select(pair => comparer.Compare(pair.Before, pair.After)));

        foreach (var operation in After.Operations.Values.Where(
            operation => !_operations.Exists(known => known.Subject.After == operation.Id)))
        {
            _ofDocument.Add(new Difference(ChangeKind.Added, Aspect.Operation, Subject.Of(operation.Id), "", "", operation.Address));
        }

        foreach (var operation in Before.Operations.Values.Where(
            operation => !_operations.Exists(known => known.Subject.Before == operation.Id)))
        {
            _ofDocument.Add(new Difference(ChangeKind.Removed, Aspect.Operation, Subject.Of(operation.Id), "", operation.Address, ""));
        }

        CompareReachedSchemas(schemas);
    }

    private void CompareReachedSchemas(SchemaComparer schemas)
    {
        CompareSchemas(_operations.SelectMany(static operation => operation.Links).Select(static link => link.Target), schemas);

        // What nothing refers to was kept for the sake of the overlay.
        var (before, after) = (Before.Unreferenced, After.Unreferenced);
        _ofDocument.AddRange(
            after.Except(before).Select(static name => new Difference(ChangeKind.Added, Aspect.Schema, Subject.Of(name), "", "", "")));
        _ofDocument.AddRange(
            before.Except(after).Select(static name => new Difference(ChangeKind.Removed, Aspect.Schema, Subject.Of(name), "", "", "")));
        CompareSchemas(before.Intersect(after).Select(Subject.Of), schemas);
    }

    /// <summary>Compares schemas and those that they lead to, each once.</summary>
    private void CompareSchemas(IEnumerable<Subject> subjects, SchemaComparer schemas)
    {
        var waiting = new Queue<Subject>(subjects);
        while (waiting.TryDequeue(out var subject))
        {
            if (_schemas.ContainsKey(subject))
            {
                continue;
            }

            var comparison = schemas.CompareComponents(subject);
            _schemas.Add(subject, comparison);
            foreach (var link in comparison.Links)
            {
                waiting.Enqueue(link.Target);
            }
        }
    }

    private void CompareSuspects()
    {
        foreach (var suspect in After.Suspects.Except(Before.Suspects))
        {
            _ofDocument.Add(new Difference(ChangeKind.Added, Aspect.Secret, Subject.Of(suspect.Owner), suspect.Path, "", ""));
        }

        foreach (var suspect in Before.Suspects.Except(After.Suspects))
        {
            _ofDocument.Add(new Difference(ChangeKind.Removed, Aspect.Secret, Subject.Of(suspect.Owner), suspect.Path, "", ""));
        }
    }

    /// <summary>Version, servers and security schemes, member by member.</summary>
    private void CompareRest(string path, SpecNode? old, SpecNode? now)
    {
        if (old is { IsObject: true } && now is { IsObject: true })
        {
            foreach (var key in old.Members.Concat(now.Members).Select(static member => member.Key).Distinct(StringComparer.Ordinal))
            {
                CompareRest(path.Length == 0 ? key : $"{path}.{key}", old[key], now[key]);
            }

            return;
        }

        if (old?.ToJson() != now?.ToJson())
        {
            var (was, @is) = (Text(old), Text(now));
            var kind = old is null ? ChangeKind.Added : now is null ? ChangeKind.Removed : ChangeKind.Changed;
            _ofDocument.Add(new Difference(kind, Aspect.Detail, Subject.Document, path, was, @is));
        }
    }

    private static string Text(SpecNode? node) => node is { Kind: SpecKind.String } ? node.Text : node?.ToJson() ?? "";

    private static SpecNode WithoutOperations(SpecNode root) =>
        Without(root, "paths") is var rest && rest["components"] is { } components
            ? rest.With("components", Without(components, "schemas"))
            : rest;

    private static SpecNode Without(SpecNode node, string key) => SpecNode.Object(node.Members.Where(member => member.Key != key));
}
