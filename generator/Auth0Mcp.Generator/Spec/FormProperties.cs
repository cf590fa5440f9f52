namespace Auth0Mcp.Generator.Spec;

/// <summary>
/// The properties that an object may have in any of its forms: its own, then those of the branches of its unions and
/// conjunctions.
/// </summary>
internal static class FormProperties
{
    /// <summary>Unions nest a few levels in the document; one that contains itself would never end.</summary>
    private const int MaxDepth = 6;

    private static readonly string[] s_branches = ["allOf", "oneOf", "anyOf"];

    /// <summary>Each name once, with the schema that stands first.</summary>
    public static IEnumerable<KeyValuePair<string, SpecNode>> Of(SpecNode declared, SpecDocument document)
        => All(declared, document, depth: 0)
            .GroupBy(static property => property.Key, StringComparer.Ordinal)
            .Select(static same => same.First());

    /// <summary>Each name once, with all the schemas that the forms have for it.</summary>
    public static IEnumerable<KeyValuePair<string, SpecNode>> Joined(SpecNode declared, SpecDocument document)
        => All(declared, document, depth: 0)
            .GroupBy(static property => property.Key, static property => property.Value, StringComparer.Ordinal)
            .Select(static same => new KeyValuePair<string, SpecNode>(
                same.Key, same.Count() == 1 ? same.First() : SpecNode.Object([new("anyOf", SpecNode.Array(same))])));

    private static IEnumerable<KeyValuePair<string, SpecNode>> All(SpecNode declared, SpecDocument document, int depth)
    {
        var schema = document.Resolve(declared);
        var own = schema["properties"]?.Members ?? [];
        return depth == MaxDepth ? own : own.Concat(
            s_branches.SelectMany(keyword => schema[keyword]?.Items ?? []).SelectMany(branch => All(branch, document, depth + 1)));
    }
}
