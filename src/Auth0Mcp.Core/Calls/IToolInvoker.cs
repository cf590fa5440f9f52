using Auth0Mcp.Catalog;
using Auth0Mcp.Files;
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

    /// <summary>Where the files of calls lie.</summary>
    WorkingFolder Folder { get; }

    /// <summary>The host of the tenant, as things stand; null while there is no sign-in.</summary>
    string? Host { get; }

    /// <summary>The person at this server has switched all questions off: what needs one is refused.</summary>
    bool AsksNobody { get; }

    /// <summary>
    /// Asks a person about what a tool has found out that it would do; null when they agree, or nobody has to be asked. Once in a
    /// call.
    /// </summary>
    /// <param name="plan">What happens, as sentences. The consent is for these alone.</param>
    /// <param name="loses">Something is lost that does not come back.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<CallResult?> AskAsync(BuiltInTool tool, ToolCall call, string plan, bool loses, CancellationToken cancellationToken);

    /// <summary>Calls a tool, listed or not: arguments are understood and checked, the access guard holds, secrets are hidden.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<CallResult> CallAsync(ToolDescriptor tool, ToolCall call, CancellationToken cancellationToken);
}
