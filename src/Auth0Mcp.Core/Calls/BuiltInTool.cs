using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls;

/// <summary>
/// A tool that this server answers itself instead of being one operation: it searches the catalog, or joins several operations.
/// What it sends goes through <see cref="IToolInvoker"/> like every other call.
/// </summary>
internal abstract class BuiltInTool : ToolDescriptor
{
    /// <summary>The tools whose operations it may send; empty for one that sends nothing itself.</summary>
    public virtual IReadOnlyList<string> Uses => [];

    /// <inheritdoc/>
    public sealed override IReadOnlyList<ManagementOperation> Operations
        => [.. Uses.Select(static name => ManagementCatalog.Find(name)!.Operation)];

    /// <summary>Answers from what this server knows: it sends nothing, itself or through another tool.</summary>
    public virtual bool IsOffline => false;

    /// <summary>
    /// Asks a person itself, once it knows what it would do (<see cref="IToolInvoker.AskAsync"/>); nobody is asked before.
    /// </summary>
    public virtual bool AsksItself => false;

    /// <summary>What is shown and what is enforced are the same here.</summary>
    public sealed override ReadOnlySpan<byte> EnforcedSchema => AdvertisedSchema;

    /// <summary>Does the work; the arguments fit the schema.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public abstract Task<CallResult> CallAsync(ToolCall call, IToolInvoker pipeline, CancellationToken cancellationToken);
}
