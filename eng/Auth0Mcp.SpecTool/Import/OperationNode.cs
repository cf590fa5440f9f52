using System.Collections.Frozen;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>One operation of the document with the path item that holds it.</summary>
internal readonly record struct OperationNode(string Route, string Verb, DocumentNode PathItem, DocumentNode Node)
{
    /// <summary>The verbs of a path item, in the order they are written.</summary>
    public static IReadOnlyList<string> Verbs { get; } = ["get", "post", "put", "patch", "delete", "head", "options", "trace"];

    private static readonly FrozenSet<string> s_verbs = Verbs.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsVerb(string key) => s_verbs.Contains(key);

    /// <summary>All operations in document order.</summary>
    public static IEnumerable<OperationNode> In(DocumentNode root)
    {
        if (root.Find("paths") is not { } paths)
        {
            yield break;
        }

        foreach (var (route, item) in paths.Members())
        {
            foreach (var (key, node) in item.Members())
            {
                if (IsVerb(key))
                {
                    yield return new OperationNode(route, key, item, node);
                }
            }
        }
    }
}
