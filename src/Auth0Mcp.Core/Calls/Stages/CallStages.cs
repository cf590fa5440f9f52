using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Execution;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.Context;
using Auth0Mcp.Http;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Stages;

/// <summary>The way of every call, in order: the one place that says it.</summary>
internal sealed class CallStages
{
    private readonly CallSettings _settings;
    private readonly ToolPlans _plans;
    private readonly ConsentGate _consent;
    private readonly IReadOnlyList<ICallStage> _stages;

    public CallStages(Func<IManagementApi> api, ToolPlans plans, CallSettings settings, IConfirmations confirmations)
    {
        (_settings, _plans) = (settings, plans);
        var consent = _consent = new ConsentGate(
            settings.Confirm, settings.ConfirmBy, settings.Tenant, confirmations, settings.OwnSecrets, settings.HasMachine,
            settings.ConfirmationKey);
        var references = new SecretReferenceResolver(
            settings.Folder, settings.Environment, settings.Keychain, settings.Secrets, settings.OwnSecrets);
        var updates = new Lazy<UpdateFlow>(() => new UpdateFlow(
            new StoredReader(api, plans), settings.Turns ?? new UpdateTurns(settings.Time)));
        _stages =
        [
            new ReadingStage(consent),
            new CheckingStage(),
            settings.HasMachine ? new LocalStage(references, new UploadFile(settings.Folder), settings.Folder) : new NoMachineStage(),
            .. Changes(settings.Changes),
            new StoredStage(() => updates.Value, consent, settings.Tenant),
            new ConsentStage(consent, settings.Folder),
            new ResolvingStage(references, () => updates.Value, BeginWork),
            Execution(new ExecutionStage(new OperationCaller(api, settings), consent), settings.Changes),
        ];
    }

    /// <summary>Takes a call through the stages, to the result of the first that has one.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<CallResult> RunAsync(ToolDescriptor tool, ToolCall call, IToolInvoker invoker, CancellationToken cancellationToken)
    {
        BeginWork(call, cancellationToken);
        var state = new CallState(tool, _plans.For(tool), invoker) { Call = call };
        try
        {
            foreach (var stage in _stages)
            {
                if (await stage.RunAsync(state, cancellationToken) is { } result)
                {
                    return result;
                }

                CallMemory.Tidy(call.Context.ArgumentMemory);
            }
        }
        finally
        {
            state.Update?.Turn?.Dispose();
        }

        throw new InvalidOperationException($"No stage answered a call of {tool.Name}.");
    }

    /// <summary>A repeated change is answered before a person is asked about it again.</summary>
    private static ReplayStage[] Changes(IChangeGate? changes) => changes is null ? [] : [new ReplayStage(changes)];

    private static ICallStage Execution(ExecutionStage execution, IChangeGate? changes)
        => changes is null ? execution : new ChangeStage(execution, changes);

    /// <summary>
    /// Asks a person about what a tool would do; the time that they take is not the tool's, and the call takes its turn again.
    /// </summary>
    public async Task<CallResult?> AskAsync(
        BuiltInTool tool, ToolCall call, string plan, bool loses, CancellationToken cancellationToken)
    {
        var withheld = await _consent.AskAsync(tool, call, plan, loses, cancellationToken)
            ?? await ConsentStage.ResumeAsync(call, cancellationToken);
        BeginWork(call, cancellationToken);
        return withheld;
    }

    /// <summary>
    /// Starts the time of a call's own work. Calls that a tool makes for its own work are within that of the one that it was
    /// asked for.
    /// </summary>
    public void BeginWork(ToolCall call, CancellationToken cancellationToken)
    {
        if (call.OnBehalfOf is null)
        {
            call.Context.Work = new CallWork(_settings.Time, ManagementHttp.CallTimeout, cancellationToken);
        }
    }
}
