using System.Text.Json;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Telemetry;
using Auth0Mcp.Tools;

namespace Auth0Mcp.Calls;

/// <summary>
/// The one road of every call: enabled? → arguments against the whole schema → consent → the tool → a result within bounds.
/// Whoever calls (MCP client, command line, another tool), the answer is a result; only cancellation by the caller is an exception.
/// </summary>
internal sealed class ToolCaller(ToolCatalog catalog, Func<IManagementApi> api, CallSettings settings) : IToolRoad, IAsyncDisposable
{
    private readonly ToolPlans _plans = new();
    private readonly SecretReferences _references = new(new WorkingFolder(settings.Folder), settings.Environment, settings.Keychain);
    private readonly OperationCaller _operations = new(api, settings);
    private readonly CallLimiter _limiter = new(settings.Caps, settings.Time);
    private readonly ConsentGate _consent = new(settings.Confirm, settings.Tenant, settings.Time);

    public ToolCatalog Catalog => catalog;

    public ResultLimits Limits => settings.Limits;

    public TimeProvider Time => settings.Time;

    /// <summary>Calls one of the listed tools by name.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<CallResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
        => ToolSpan.RunAsync(call, catalog, () => settings.Audit is { } audit
            ? audit.RunAsync(call, () => call.Ledger.Tenant ?? settings.Tenant(), () => LimitedAsync(call, cancellationToken))
            : LimitedAsync(call, cancellationToken));

    /// <summary>Answers a call that came in damaged; it is recorded like any other.</summary>
    public Task<CallResult> RefuseAsync(ToolCall call, CallResult refusal)
        => ToolSpan.RunAsync(call, catalog, () => settings.Audit is { } audit ? audit.RunAsync(call, settings.Tenant, () => Task.FromResult(refusal)) : Task.FromResult(refusal));

    /// <summary>Waits until every call is in the audit log, and what was told of it is sent.</summary>
    public async ValueTask DisposeAsync()
    {
        _limiter.Dispose();
        if (settings.Audit is { } audit)
        {
            await audit.DisposeAsync();
        }

        if (settings.Telemetry is { } telemetry)
        {
            await telemetry.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public async Task<CallResult> CallAsync(ToolDescriptor tool, ToolCall call, CancellationToken cancellationToken)
    {
        var plan = _plans.For(tool);

        // What references lead to is looked up when a person has agreed, and checked then.
        var refers = tool is OperationTool && SecretReferences.Occur(call.Arguments);
        if (!refers && ArgumentChecker.Check(tool, plan, call.Arguments) is { } refused)
        {
            return refused;
        }

        if (tool is not LocalTool { Calls: not null } && await _consent.CheckAsync(tool, call, this, cancellationToken) is { } withheld)
        {
            return withheld;
        }

        if (call.Turn is { } turn && !await turn.ResumeAsync(cancellationToken))
        {
            return CallError.Create("busy", "The user agreed, but other calls are under way and this one did not get its turn. Nothing was sent.", "Wait for the answers to the calls made, then call again; the user is asked again.");
        }

        if (refers && ArgumentChecker.Check(tool, plan, await _references.ResolveAsync(tool, call.Arguments, cancellationToken)) is { } wrong)
        {
            return wrong;
        }

        return tool switch
        {
            OperationTool operation => await _operations.CallAsync(operation, plan, call, this, cancellationToken),
            LocalTool local => await local.CallAsync(call, this, cancellationToken),
            _ => throw new InvalidOperationException($"{tool.Name} is no kind of tool that can be called."),
        };
    }

    private Task<CallResult> LimitedAsync(ToolCall call, CancellationToken cancellationToken)
        => _limiter.RunAsync(
            turn => catalog.Find(call.Tool) is { } tool ? CallAsync(tool, call with { Turn = turn }, cancellationToken) : Task.FromResult(MissingTool.Explain(call.Tool, catalog)),
            call.Progress,
            cancellationToken);
}
