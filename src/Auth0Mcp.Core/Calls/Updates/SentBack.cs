using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Updates;

/// <summary>What this server adds to the results of reads, and callers send back with the rest.</summary>
internal static class SentBack
{
    /// <summary>The call of an update without it.</summary>
    public static ToolCall Without(ToolDescriptor tool, ToolCall call)
        => tool is OperationTool { Update.IsEmpty: false } && ResultMembers.All.Any(call.Arguments.ContainsKey)
            ? call with
            {
                Arguments = call.Arguments.Where(static argument => !ResultMembers.All.Contains(argument.Key))
                .ToDictionary(StringComparer.Ordinal)
            }
            : call;
}
