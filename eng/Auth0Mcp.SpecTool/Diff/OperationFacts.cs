using Auth0Mcp.Generator.Spec;
using Auth0Mcp.SpecTool.Import;

namespace Auth0Mcp.SpecTool.Diff;

/// <summary>One operation with its address and everything that the document states about it.</summary>
internal sealed record OperationFacts(string Id, string Method, string Path, SpecNode Node)
{
    /// <summary>Method and path template.</summary>
    public string Address => $"{Method} {Path}";

    /// <summary>The scopes of which one is enough, in ordinal order.</summary>
    public IReadOnlyList<string> Scopes =>
    [
        .. (Node["security"]?.Items ?? [])
            .SelectMany(static requirement => requirement.Members)
            .SelectMany(static scheme => scheme.Value.Items)
            .Select(static scope => scope.Text)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>All operations in document order.</summary>
    public static IEnumerable<OperationFacts> In(SpecNode root) =>
        from path in root["paths"]?.Members ?? []
        from verb in path.Value.Members
        where OperationNode.IsVerb(verb.Key)
        select new OperationFacts(verb.Value.StringAt("operationId")!, verb.Key.ToUpperInvariant(), path.Key, verb.Value);
}
