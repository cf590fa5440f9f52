using Auth0Mcp.Guides;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Plans;

/// <summary>
/// Names that are known at an open place of a request beside those of the operation's own schema: of options, those of every
/// strategy. What belongs to another one is in the API document all the same, and <see cref="OptionNotes"/> speaks of it.
/// </summary>
internal static class OpenPlaceNames
{
    /// <param name="tool">The tool that is called.</param>
    /// <param name="place">The object, e.g. <c>options</c> or <c>actions[0].params</c>; empty for the body itself.</param>
    public static IReadOnlySet<string> Beside(OperationTool tool, string place)
    {
        var steps = place.Split('.').Select(static step => step.Split('[')[0]).ToList();
        if (OptionGuide.Of(tool, steps[0]) is not { } guide)
        {
            return System.Collections.Frozen.FrozenSet<string>.Empty;
        }

        var schemas = guide.Schemas(null).SelectMany(guide.Plain).ToList();
        foreach (var step in steps.Skip(1))
        {
            schemas = [.. schemas.SelectMany(schema => OptionGuide.Property(schema, step) is { } property ? guide.Plain(property) : [])];
        }

        return schemas.SelectMany(OptionGuide.Names).ToHashSet(StringComparer.Ordinal);
    }
}
