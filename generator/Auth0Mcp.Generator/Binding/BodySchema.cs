using Auth0Mcp.Generator.Projection;
using Auth0Mcp.Generator.Spec;

namespace Auth0Mcp.Generator.Binding;

/// <summary>The schema of a body as its arguments are laid out by: with the objects of an <c>allOf</c> written as one.</summary>
internal static class BodySchema
{
    public static SpecNode Of(BodySpec body, SpecDocument document)
    {
        var joined = Conjunction.Join(document.Resolve(body.Schema), document);

        // Forms that add members of their own cannot be laid out flat: which of them go together is known of the whole alone.
        return joined["properties"] is { IsObject: true } && Compositions.NamesBeside(joined, document).Except(Names(joined)).Any()
            ? SpecNode.Object(joined.Members.Where(static member => member.Key != "properties"))
            : joined;
    }

    /// <summary>True where the body is one argument: it is not an object whose members are listed.</summary>
    public static bool IsWhole(BodySpec body, SpecDocument document)
        => MediaTypes.IsText(body.MediaType) || Of(body, document)["properties"] is not { IsObject: true };

    private static IEnumerable<string> Names(SpecNode schema) => schema["properties"]!.Members.Select(static member => member.Key);
}
