using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.SpecTool.Diff;

/// <summary>Which branch of one union is which of another: the same component, else the only one of its types on both sides.</summary>
internal sealed class AlternativeMatch
{
    private readonly List<(SpecNode Before, SpecNode After, string Label)> _pairs = [];

    private AlternativeMatch(List<SpecNode> removed, List<SpecNode> added) => (Removed, Added) = (removed, added);

    /// <summary>With what a path calls the branch; nothing when the branch is a component with a place of its own.</summary>
    public IReadOnlyList<(SpecNode Before, SpecNode After, string Label)> Pairs => _pairs;

    public List<SpecNode> Removed { get; }

    public List<SpecNode> Added { get; }

    public static AlternativeMatch Of(IReadOnlyList<SpecNode> old, IReadOnlyList<SpecNode> now, SpecDocument before, SpecDocument after)
    {
        var match = new AlternativeMatch(Distinct(old), Distinct(now));
        match.Pair(SpecDocument.ReferenceOf, SpecDocument.ReferenceOf, static _ => "");
        match.Pair(Exact, Exact, static _ => "");
        match.Pair(branch => Signature(branch, before), branch => Signature(branch, after), static signature => signature);
        match.Pair(branch => Types(branch, before), branch => Types(branch, after), static types => types);
        return match;
    }

    /// <summary>Pairs the branches of a key that one branch on each side has.</summary>
    private void Pair(Func<SpecNode, string?> keyBefore, Func<SpecNode, string?> keyAfter, Func<string, string> label)
    {
        var old = Unique(Removed, keyBefore);
        var now = Unique(Added, keyAfter);
        foreach (var (key, was) in old.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            if (!now.TryGetValue(key, out var @is))
            {
                continue;
            }

            _pairs.Add((was, @is, label(key)));
            Removed.Remove(was);
            Added.Remove(@is);
        }
    }

    private static Dictionary<string, SpecNode> Unique(List<SpecNode> branches, Func<SpecNode, string?> key) =>
        branches.GroupBy(key, StringComparer.Ordinal)
            .Where(static group => group.Key is not null && group.Count() == 1)
            .ToDictionary(static group => group.Key!, static group => group.Single(), StringComparer.Ordinal);

    /// <summary>The document lists some branches twice.</summary>
    private static List<SpecNode> Distinct(IReadOnlyList<SpecNode> branches)
        => [.. branches.DistinctBy(static branch => branch.ToJson(), StringComparer.Ordinal)];

    private static string? Exact(SpecNode branch) => branch.ToJson();

    /// <summary>Types with the values that tell objects of one union apart.</summary>
    private static string? Signature(SpecNode branch, SpecDocument document)
    {
        var schema = document.Resolve(branch);
        var constants = (schema["properties"]?.Members ?? [])
            .Select(property => (property.Key, Schema: document.Resolve(property.Value)))
            .Select(static property => (property.Key,
                Value: property.Schema["const"] ?? (property.Schema["enum"] is { Items: [var only] } ? only : null)))
            .Where(static property => property.Value is not null)
            .Select(static property => $"{property.Key}={property.Value!.Text}")
            .Order(StringComparer.Ordinal)
            .ToList();
        return constants.Count == 0 ? null : $"{Types(branch, document)} {string.Join(' ', constants)}";
    }

    private static string? Types(SpecNode branch, SpecDocument document)
    {
        var schema = document.Resolve(branch);
        return SchemaText.Union(schema).Count > 0
            ? "union"
            : string.Join('|', ArgumentPath.TypesOf(schema).Order(StringComparer.Ordinal));
    }
}
