using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Updates;

/// <summary>What this server adds to the results of reads, and callers send back with the rest.</summary>
internal static class ResultMembers
{
    private static readonly string[] s_names = ["_dashboard", "_notes", "_more", "_secret_to", "_tenant"];

    /// <summary>The call of an update without them.</summary>
    public static ToolCall Without(ToolDescriptor tool, ToolCall call)
        => tool is OperationTool { Update.IsEmpty: false } && s_names.Any(call.Arguments.ContainsKey)
            ? call with { Arguments = call.Arguments.Where(static argument => !s_names.Contains(argument.Key)).ToDictionary(StringComparer.Ordinal) }
            : call;
}
