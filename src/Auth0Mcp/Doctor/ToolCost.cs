using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Doctor;

/// <summary>What a list of tools costs a model.</summary>
internal static class ToolCost
{
    private static readonly Lazy<IReadOnlyDictionary<string, int>> s_costs = new(TokenCosts.Read);

    /// <summary>Tokens of the answer to <c>tools/list</c>.</summary>
    public static int Tokens(IEnumerable<ToolDescriptor> tools) => tools.Sum(static tool => s_costs.Value.GetValueOrDefault(tool.Name));
}
