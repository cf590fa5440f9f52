using System.Text.Json;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Mcp;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Auth0Mcp.Doctor;

/// <summary>What a list of tools costs a model.</summary>
internal static class ToolCost
{
    /// <summary>Tokens of the answer to <c>tools/list</c>, estimated: four bytes of JSON make about one.</summary>
    public static int Tokens(IEnumerable<OperationTool> tools)
    {
        var list = new ListToolsResult { Tools = [.. tools.Select(ProtocolTools.From)] };
        var type = (System.Text.Json.Serialization.Metadata.JsonTypeInfo<ListToolsResult>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ListToolsResult));
        return JsonSerializer.SerializeToUtf8Bytes(list, type).Length / 4;
    }
}
