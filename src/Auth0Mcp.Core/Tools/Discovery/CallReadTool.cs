using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Tools.Discovery;

/// <summary><c>auth0_call_read_tool</c>.</summary>
internal sealed class CallReadTool : CallTool
{
    public static CallReadTool Instance { get; } = new();

    public override string Name => "auth0_call_read_tool";

    public override string Title => "Call a read tool";

    public override string Description =>
        "Runs any tool whose access is read, listed here or not, and returns its result. Changes nothing. Take name and "
            + "arguments from auth0_search_tools.";

    public override ToolAccess Access => ToolAccess.Read;

    public override ReadOnlySpan<byte> AdvertisedSchema =>
        """{"type":"object","properties":{"name":{"type":"string","description":"A read tool, e.g. auth0_list_roles"}"""u8
        + ""","arguments":{"type":"object","description":"Its arguments"}},"required":["name"],"additionalProperties":false}"""u8;
}
