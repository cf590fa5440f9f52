using Auth0Mcp.Generator.Values;

namespace Auth0Mcp.Generator.Model;

/// <summary>What guides the arguments of some operations, all of it in one text.</summary>
/// <param name="Operations">The operationIds, in ordinal order.</param>
/// <param name="Json">The rules and the schemas that they share; empty when there are none.</param>
internal sealed record GuideModel(EquatableArray<string> Operations, string Json)
{
    public static readonly GuideModel None = new([], "");
}
