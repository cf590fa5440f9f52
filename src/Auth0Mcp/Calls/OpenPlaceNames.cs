using System.Text.Json;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls;

/// <summary>Names that are known at an open place of a request beside those of the operation's own schema.</summary>
internal static class OpenPlaceNames
{
    /// <param name="tool">The tool that is called.</param>
    /// <param name="place">The object, e.g. <c>options</c> or <c>actions[0].params</c>; empty for the body itself.</param>
    /// <param name="owner">The object as given.</param>
    /// <param name="arguments">All arguments: one of them may choose what the object holds.</param>
    public static IReadOnlySet<string> Beside(OperationTool tool, string place, JsonElement owner, IReadOnlyDictionary<string, JsonElement> arguments)
        => System.Collections.Frozen.FrozenSet<string>.Empty;
}
