using System.Collections.Frozen;

namespace Auth0Mcp.SpecTool.Import;

/// <summary>One operation of the document with the path item that holds it.</summary>
internal readonly record struct OperationNode(string Route, string Verb, DocumentNode PathItem, DocumentNode Node)
{
    /// <summary>The verbs of a path item, in the order they are written.</summary>
    public static IReadOnlyList<string> Verbs { get; } = ["get", "post", "put", "patch", "delete", "head", "options", "trace", "query"];

    private static readonly FrozenSet<string> s_verbs = Verbs.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsVerb(string key) => s_verbs.Contains(key);

    /// <summary>The path item itself, or the one that it refers to.</summary>
    public static DocumentNode ResolvePathItem(DocumentNode item, DocumentNode root)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal);
        while (item.FindText("$ref") is { } target)
        {
            if (!passed.Add(target))
            {
                throw SpecException.At(item.Pointer, $"'{target}' refers to itself.");
            }

            item = JsonPointer.Find(root, target) ?? throw SpecException.At(item.Pointer, $"'{target}' does not exist.");
        }

        return item;
    }

    /// <summary>All operations in document order.</summary>
    public static IEnumerable<OperationNode> In(DocumentNode root)
    {
        if (root.Find("paths") is not { } paths)
        {
            yield break;
        }

        foreach (var (route, declared) in paths.Members())
        {
            var item = ResolvePathItem(declared, root);
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
