using Auth0Mcp.Generator.Spec;
using Auth0Mcp.SpecTool.Manifest;

namespace Auth0Mcp.SpecTool.Update;

/// <summary>
/// Schemas that went with an operation and about which rules still speak: the rules stay as long as the operation may come back.
/// </summary>
internal sealed class RemainingSchemas
{
    private readonly Revision _revision;
    private readonly HashSet<string> _ruled;

    public RemainingSchemas(ToolCatalog catalog, Revision revision)
    {
        _revision = revision;
        var (before, after) = (revision.Differences.Before.Document.Schemas, revision.Differences.After.Document.Schemas);
        _ruled = catalog.Secrets.Rules.Rules.Select(static rule => rule.Schema)
            .Concat(catalog.Secrets.Rules.OpenObjects.Select(static rule => rule.Schema))
            .Concat(catalog.Overlay.Overlay.Changes.SelectMany(static change => change.Schemas))
            .Concat(before.Keys.Where(name => catalog.Overlay.Attached.Rules.Any(rule => rule.Names(name))))
            .Where(name => before.ContainsKey(name) && !after.ContainsKey(name))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Those that the operation led to, in ordinal order.</summary>
    public IReadOnlyList<string> Of(string operation)
    {
        if (_ruled.Count == 0)
        {
            return [];
        }

        var schemas = _revision.Differences.Before.Document.Schemas;
        var reached = new HashSet<string>(StringComparer.Ordinal);
        Follow(_revision.Differences.Before.Operations[operation].Node);
        return [.. reached.Where(_ruled.Contains).Order(StringComparer.Ordinal)];

        void Follow(SpecNode node)
        {
            if (SpecDocument.ReferenceOf(node) is { } name && schemas.TryGetValue(name, out var target) && reached.Add(name))
            {
                Follow(target);
            }

            foreach (var inner in node.Members.Select(static member => member.Value).Concat(node.Items))
            {
                Follow(inner);
            }
        }
    }
}
