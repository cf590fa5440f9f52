using Auth0Mcp.Generator.Binding;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.SpecTool.Diff;

/// <summary>Says in a word or two what a schema allows.</summary>
internal static class SchemaText
{
    public const string Anything = "anything";

    private const int MaxAlternatives = 4;

    /// <summary>A component's name, the types, or the alternatives.</summary>
    public static string Describe(SpecNode schema)
    {
        if (SpecDocument.ReferenceOf(schema) is { } name)
        {
            return name;
        }

        if (Union(schema) is { Count: > 0 } branches)
        {
            var shown = branches.Take(MaxAlternatives).Select(Describe).Order(StringComparer.Ordinal);
            return string.Join(" or ", shown) + (branches.Count > MaxAlternatives ? " or …" : "");
        }

        var types = ArgumentPath.TypesOf(schema);
        return types.Count switch
        {
            0 when schema["enum"] is not null => "one of a list",
            0 => schema["properties"] is null ? Anything : "object",
            _ when types.Contains("array") && schema["items"] is { } items => $"{string.Join('|', types)} of {Describe(items)}",
            _ => string.Join('|', types),
        };
    }

    /// <summary>The branches of <c>oneOf</c> or <c>anyOf</c>; empty when the schema is not a union.</summary>
    public static IReadOnlyList<SpecNode> Union(SpecNode schema) => schema["oneOf"]?.Items ?? schema["anyOf"]?.Items ?? [];

    /// <summary>True when the schema refuses nothing.</summary>
    public static bool IsAnything(SpecNode schema) =>
        schema.Kind == SpecKind.True
            || (schema.IsObject && schema.Members.All(static member => member.Key.StartsWith("x-", StringComparison.Ordinal)));
}
