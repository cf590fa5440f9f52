using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls;

/// <summary>The pipeline of every call, as a tool sees it that calls others.</summary>
internal interface IToolInvoker
{
    /// <summary>What this process offers.</summary>
    ToolCatalog Catalog { get; }

    /// <summary>What a result may measure.</summary>
    ResultLimits Limits { get; }

    /// <summary>The clock of waits.</summary>
    TimeProvider Time { get; }

    /// <summary>Calls a tool, listed or not: arguments are understood and checked, the access guard holds, secrets are hidden.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<CallResult> CallAsync(ToolDescriptor tool, ToolCall call, CancellationToken cancellationToken);
}
