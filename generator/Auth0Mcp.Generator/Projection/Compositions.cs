using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Projection;

/// <summary>
/// Objects that are composed: members of their own, and more in the branches of <c>allOf</c>, <c>oneOf</c>, <c>anyOf</c> and
/// conditions. Only the whole may be closed; a branch that was closed by itself would refuse the members of the others.
/// </summary>
internal static class Compositions
{
    /// <summary>Compositions nest a few levels; one that contains itself would never end.</summary>
    private const int MaxDepth = 6;

    private static readonly string[] s_lists = ["allOf", "oneOf", "anyOf"];
    private static readonly string[] s_conditions = ["if", "then", "else"];

    /// <summary>The members that branches add beside those of the schema itself.</summary>
    public static IEnumerable<string> NamesBeside(SpecNode schema, SpecDocument document)
        => Branches(schema).SelectMany(branch => Names(branch, document, 0)).Distinct(StringComparer.Ordinal);

    /// <summary>True for a schema of which no branch may be closed by itself.</summary>
    public static bool IsComposed(SpecNode schema, SpecDocument document)
    {
        var kinds = s_lists.Count(keyword => schema[keyword] is { Items.Count: > 0 })
            + (schema["properties"] is { Members.Count: > 0 } ? 1 : 0);
        return (kinds > 1 || schema["allOf"] is { Items.Count: > 0 } || schema["if"] is not null) && NamesBeside(schema, document).Any();
    }

    /// <summary>True where a branch takes members that nobody lists.</summary>
    public static bool HasOpenBranch(SpecNode schema, SpecDocument document)
        => Branches(schema).Any(branch => IsOpen(branch, document, 0));

    private static bool IsOpen(SpecNode declared, SpecDocument document, int depth)
    {
        var schema = document.Resolve(declared);
        return schema["additionalProperties"]?.Kind is SpecKind.True or SpecKind.Object
            || schema["patternProperties"] is not null
            || (schema["properties"] is null && !Branches(schema).Any() && ArgumentsAny(schema))
            || (depth < MaxDepth && Branches(schema).Any(branch => IsOpen(branch, document, depth + 1)));
    }

    /// <summary>An object of which the document says nothing more takes any members.</summary>
    private static bool ArgumentsAny(SpecNode schema) => Binding.ArgumentPath.TypesOf(schema).Contains("object");

    private static IEnumerable<string> Names(SpecNode declared, SpecDocument document, int depth)
    {
        var schema = document.Resolve(declared);
        var own = (schema["properties"]?.Members ?? []).Select(static member => member.Key);
        return depth == MaxDepth ? own : own.Concat(Branches(schema).SelectMany(branch => Names(branch, document, depth + 1)));
    }

    private static IEnumerable<SpecNode> Branches(SpecNode schema)
        => s_lists.SelectMany(keyword => schema[keyword]?.Items ?? [])
            .Concat(s_conditions.Select(keyword => schema[keyword]).Where(static branch => branch is { IsObject: true })
                .Select(static branch => branch!));
}
