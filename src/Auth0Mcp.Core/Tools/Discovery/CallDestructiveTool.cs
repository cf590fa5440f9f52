using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Tools.Discovery;

/// <summary><c>auth0_call_destructive_tool</c>.</summary>
internal sealed class CallDestructiveTool : CallTool
{
    public static CallDestructiveTool Instance { get; } = new();

    public override string Name => "auth0_call_destructive_tool";

    public override string Title => "Call a destructive tool";

    public override string Description =>
        "Runs any tool whose access is destructive: it deletes, revokes, rotates or resets something that no call brings back. "
            + "Tell the user what will be lost first.";

    public override ToolAccess Access => ToolAccess.Destructive;

    public override ReadOnlySpan<byte> AdvertisedSchema =>
        """{"type":"object","properties":{"name":{"type":"string","description":"A destructive tool, e.g. auth0_delete_role"}"""u8
        + ""","arguments":{"type":"object","description":"Its arguments"}"""u8
        + ""","dry_run":{"type":"boolean","description":"Change nothing, return the request"}},"required":["name"]"""u8
        + ""","additionalProperties":false}"""u8;
}
