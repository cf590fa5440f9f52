using Auth0Mcp.Generator.Projection;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Binding;

/// <summary>What the values of a parameter look like, over all alternatives of its schema.</summary>
internal sealed record ParameterShape
{
    /// <summary>A union may contain itself.</summary>
    private const int MaxUnionDepth = 4;

    private static readonly string[] s_branches = ["oneOf", "anyOf", "allOf"];

    public bool MayBeList { get; private init; }

    public bool MayBeObject { get; private init; }

    /// <summary>A list has items that are not scalars.</summary>
    public bool HasDeepItems { get; private init; }

    /// <summary>An object has members that are objects, or lists of them.</summary>
    public bool HasDeepMembers { get; private init; }

    /// <summary>An object has members that are lists.</summary>
    public bool HasListMembers { get; private init; }

    /// <summary>An object takes members that the document says nothing about.</summary>
    public bool HasUnknownMembers { get; private init; }

    public static ParameterShape Of(SpecNode schema, SpecDocument document) => Of(schema, document, 0);

    private static ParameterShape Of(SpecNode declared, SpecDocument document, int depth)
    {
        var schema = Conjunction.Join(document.Resolve(declared), document);
        var types = ArgumentPath.TypesOf(schema);
        var branches = depth < MaxUnionDepth
            ? s_branches.SelectMany(keyword => schema[keyword]?.Items ?? []).Select(branch => Of(branch, document, depth + 1)).ToList()
            : [];
        var item = schema["items"] is { IsObject: true } items && depth < MaxUnionDepth ? Of(items, document, depth + 1) : null;
        var members = Members(schema, document, depth);
        var isObject = types.Contains("object") || schema["properties"] is not null;
        return new ParameterShape
        {
            MayBeList = types.Contains("array") || schema["items"] is not null || branches.Any(static branch => branch.MayBeList),
            MayBeObject = isObject || branches.Any(static branch => branch.MayBeObject),
            HasDeepItems = item is { MayBeList: true } or { MayBeObject: true } || branches.Any(static branch => branch.HasDeepItems),
            HasDeepMembers = members.Any(static member => member.MayBeObject || member.HasDeepItems)
                || branches.Any(static branch => branch.HasDeepMembers),
            HasListMembers = members.Any(static member => member.MayBeList) || branches.Any(static branch => branch.HasListMembers),
            HasUnknownMembers = (isObject && members.Count == 0 && branches.All(static branch => !branch.MayBeObject))
                || schema["additionalProperties"]?.Kind == SpecKind.True
                || branches.Any(static branch => branch.HasUnknownMembers),
        };
    }

    private static List<ParameterShape> Members(SpecNode schema, SpecDocument document, int depth)
        => depth >= MaxUnionDepth ? []
            : (schema["properties"]?.Members ?? []).Select(static member => member.Value)
                .Concat(schema["additionalProperties"] is { IsObject: true } others ? [others] : [])
                .Select(member => Of(member, document, depth + 1)).ToList();
}
