using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Tools.Discovery;

/// <summary><c>auth0_call_write_tool</c>.</summary>
internal sealed class CallWriteTool : CallTool
{
    public static CallWriteTool Instance { get; } = new();

    public override string Name => "auth0_call_write_tool";

    public override string Title => "Call a write tool";

    public override string Description =>
        "Runs any tool whose access is write: it creates or changes something in the tenant. Take name and arguments from "
            + "auth0_search_tools.";

    public override ToolAccess Access => ToolAccess.Write;

    public override ReadOnlySpan<byte> AdvertisedSchema =>
        """{"type":"object","properties":{"name":{"type":"string","description":"A write tool, e.g. auth0_create_role"}"""u8
        + ""","arguments":{"type":"object","description":"Its arguments"}"""u8
        + ""","dry_run":{"type":"boolean","description":"Change nothing, return the request"}},"required":["name"]"""u8
        + ""","additionalProperties":false}"""u8;
}
