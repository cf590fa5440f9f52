using System.Text.Json;

namespace Auth0Mcp.Validation;

/// <summary>What a schema says about one place in a value, in any of its alternatives.</summary>
internal static class SchemaPlace
{
    /// <summary>Schemas contain themselves.</summary>
    private const int MaxDepth = 16;

    /// <summary>True when the schema says of the member at that path of names that it may be null.</summary>
    public static bool SaysNull(SchemaNode root, ReadOnlySpan<string> names) => At(root, names).Any(static node => SaysNull(node, 0));

    /// <summary>True when the schema says anything of the member at that path of names.</summary>
    public static bool Knows(SchemaNode root, ReadOnlySpan<string> names) => At(root, names).Count > 0;

    /// <summary>True when the member at that path of names may be an object or a list.</summary>
    public static bool HoldsMembers(SchemaNode root, ReadOnlySpan<string> names)
        => At(root, names) is var places && places.Exists(HoldsMembers);

    /// <summary>The alternative for that member that declares exactly these members; null when none does.</summary>
    public static SchemaNode? Branch(SchemaNode root, string name, IReadOnlySet<string> members)
        => At(root, [name]).SelectMany(static place => Parts(place, 0))
            .FirstOrDefault(part => part.Objects is { } rules && rules.Additional == SchemaNode.Nothing
                && members.SetEquals(rules.Declared));

    private static List<SchemaNode> At(SchemaNode root, ReadOnlySpan<string> names)
    {
        List<SchemaNode> places = [root];
        foreach (var name in names)
        {
            places = [.. places.SelectMany(place => Parts(place, 0)).Select(part => Member(part, name)).OfType<SchemaNode>()];
        }

        return places;
    }

    private static SchemaNode? Member(SchemaNode part, string name)
        => part.Objects is not { } objects ? null
            : objects.SchemaOf(name)
                ?? (objects.Additional is { } others && others != SchemaNode.Nothing && others != SchemaNode.Anything ? others : null);

    /// <summary>The schemas that describe the same place.</summary>
    public static IEnumerable<SchemaNode> Parts(SchemaNode declared, int depth)
    {
        var node = declared.Resolved;
        return depth > MaxDepth
            ? []
            : node.AllOf.Concat(node.AnyOf?.Branches ?? []).Concat(node.OneOf?.Branches ?? [])
                .SelectMany(part => Parts(part, depth + 1)).Prepend(node);
    }

    private static bool SaysNull(SchemaNode declared, int depth)
        => Parts(declared, depth).Any(static node => node.Kinds != JsonKinds.Any && (node.Kinds & JsonKinds.Null) != 0)
           || Parts(declared, depth)
               .Any(static node => (node.Const ?? node.Enum)?.Items.Any(static item => item.ValueKind == JsonValueKind.Null) == true);

    private static bool HoldsMembers(SchemaNode declared)
        => Parts(declared, 0)
            .Any(static node => MayBeObject(node) || (node.Kinds != JsonKinds.Any && (node.Kinds & JsonKinds.Array) != 0));

    /// <summary>What says nothing of kinds may be anything, unless its alternatives say so.</summary>
    private static bool MayBeObject(SchemaNode node)
        => node.Objects is not null || ((node.Kinds & JsonKinds.Object) != 0 && (node.Kinds != JsonKinds.Any
            || (node is { AllOf.Length: 0, AnyOf: null, OneOf: null, Enum: null, Const: null })));
}
