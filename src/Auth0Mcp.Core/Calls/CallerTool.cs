using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls;

/// <summary>
/// A tool that makes one call for the client, and nothing else. It is unwrapped at the door: all that follows knows the tool that
/// is meant.
/// </summary>
internal abstract class CallerTool : ToolDescriptor
{
    /// <summary>What is shown and what is enforced are the same here.</summary>
    public sealed override ReadOnlySpan<byte> EnforcedSchema => AdvertisedSchema;

    /// <summary>The call that is meant, or why there is none.</summary>
    /// <param name="call">Its arguments fit the schema.</param>
    public abstract CallTarget Unwrap(ToolCall call, ToolCatalog catalog);
}
