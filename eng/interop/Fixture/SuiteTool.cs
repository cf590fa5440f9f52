using Auth0Mcp.Calls;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.InteropFixture;

/// <summary>A tool by a name that the conformance suite calls.</summary>
/// <param name="name">The name that the suite prescribes.</param>
/// <param name="description">What it shows of the server.</param>
/// <param name="access">A destructive tool waits for the user's consent before it runs.</param>
/// <param name="run">What it answers.</param>
internal sealed class SuiteTool(
    string name, string description, ToolAccess access, Func<ToolCall, IToolInvoker, CancellationToken, Task<CallResult>> run)
    : BuiltInTool
{
    public override string Name => name;

    public override string Title => name;

    public override string Description => description;

    public override IReadOnlyList<string> Toolsets => [];

    public override bool IsCore => false;

    public override ToolAccess Access => access;

    public override bool IsIdempotent => access == ToolAccess.Read;

    public override ReadOnlySpan<byte> AdvertisedSchema => """
        {"type":"object","properties":{"message":{"type":"string"},"confirmation":{"type":"string"}},"additionalProperties":false}
        """u8;

    public override Task<CallResult> CallAsync(ToolCall call, IToolInvoker pipeline, CancellationToken cancellationToken)
        => run(call, pipeline, cancellationToken);
}
