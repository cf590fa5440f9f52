using System.Text.Json;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Results;

/// <summary>
/// Says where a result is from: <c>_tenant</c> on what changed something, <c>_dashboard</c> on a thing that has a page there.
/// </summary>
internal static class ResultPlace
{
    /// <param name="tenant">The host that the call went to.</param>
    public static CallResult Append(CallResult result, OperationTool tool, ToolCall call, string tenant)
    {
        if (result.IsError || call.OnBehalfOf is not null)
        {
            return result;
        }

        // Who selects fields gets those.
        var showsLink = tool.Dashboard.Count > 0 && !call.Arguments.ContainsKey(FieldSelection.Argument);
        var link = showsLink ? Link(result.Body, tool, call.Context.CanonicalTenant ?? tenant) : null;
        if (tool.Access == ToolAccess.Read && link is null)
        {
            return result;
        }

        return result.With(writer =>
        {
            if (tool.Access != ToolAccess.Read)
            {
                writer.WriteString(ResultMembers.Tenant, tenant);
            }

            if (link is not null)
            {
                writer.WriteString(ResultMembers.Dashboard, link);
            }
        });
    }

    private static string? Link(string json, OperationTool tool, string host)
    {
        if (json is not ['{', ..])
        {
            return null;
        }

        using var document = JsonDocument.Parse(json, DeepJson.Options);
        var answer = document.RootElement;
        return DashboardLink.Of(
            host, tool.Dashboard,
            name => answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null);
    }
}
