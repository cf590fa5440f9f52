using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.SignIn;

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

    /// <summary>What the sign-in allows, as far as it is known without a request.</summary>
    ValueTask<GrantedScopes> GrantedAsync(CancellationToken cancellationToken);

    /// <summary>Calls a tool, listed or not: arguments are understood and checked, the access guard holds, secrets are hidden.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<CallResult> CallAsync(ToolDescriptor tool, ToolCall call, CancellationToken cancellationToken);
}
