using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Errors;
using Auth0Mcp.Calls.Execution;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Calls.Results;
using Auth0Mcp.Calls.Stages;
using Auth0Mcp.Catalog;
using Auth0Mcp.Context;
using Auth0Mcp.Files;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Calls.Pipeline;

/// <summary>
/// The one way in for calls: bounds → the tool that is meant → record → turn → <see cref="CallStages"/>. Whoever calls (MCP
/// client, command line, another tool), the answer is a result; only cancellation by the caller is an exception.
/// </summary>
internal sealed class ToolInvoker : IToolInvoker, IAsyncDisposable
{
    private readonly CallSettings _settings;
    private readonly CallMemory _memory;
    private readonly CallLimiter _limiter;
    private readonly CallStages _stages;
    private readonly CallDoor _door;

    public ToolInvoker(ToolCatalog catalog, Func<IManagementApi> api, CallSettings settings)
    {
        (Catalog, _settings) = (catalog, settings);
        _memory = settings.Memory ?? new CallMemory(settings.Time);
        Confirmations = settings.Confirmations ?? new Confirmations(settings.Time);
        _limiter = new CallLimiter(settings.Caps, settings.Time);
        var plans = settings.Plans ?? new ToolPlans();
        _stages = new CallStages(api, plans, settings, Confirmations);
        _door = new CallDoor(catalog, plans);
    }

    public ToolCatalog Catalog { get; }

    public ResultLimits Limits => _settings.Limits;

    public TimeProvider Time => _settings.Time;

    /// <inheritdoc/>
    public ValueTask<GrantedScopes> GrantedAsync(CancellationToken cancellationToken) => _settings.Granted(cancellationToken);

    /// <summary>What shows that a person was asked.</summary>
    public IConfirmations Confirmations { get; }

    public WorkingFolder Folder => _settings.Folder;

    public string? Host => _settings.Tenant() is var host && host != TokenSource.NoTenant ? host : null;

    public bool AsksNobody => _settings.Confirm == ConfirmLevel.Never;

    /// <summary>The tenant's host and the profile, as things stand.</summary>
    public (string Host, string Profile) Tenant => (_settings.Tenant(), _settings.Profile);

    /// <summary>What was wrong with the sign-in at the start; null when nothing was known to be.</summary>
    public string? Notice => _settings.Notice;

    /// <summary>Results come as data, too.</summary>
    public bool IsStructured => _settings.IsStructured;

    /// <summary>Calls one of the listed tools by name.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<CallResult> CallAsync(ToolCall given, CancellationToken cancellationToken)
    {
        using var held = Hold(given, out var refusal);
        _stages.BeginWork(given, cancellationToken);
        var target = refusal is null ? Open(given) : Refused(given, refusal);
        return await RecordedAsync(target, () => AdmittedAsync(target, cancellationToken));
    }

    /// <summary>Answers a call that came in damaged; it is recorded like any other.</summary>
    public Task<CallResult> RefuseAsync(ToolCall call, CallError refusal)
        => RecordedAsync(Refused(call, refusal), () => Task.FromResult<CallResult>(refusal));

    /// <inheritdoc/>
    public Task<CallResult?> AskAsync(BuiltInTool tool, ToolCall call, string plan, bool loses, CancellationToken cancellationToken)
        => _stages.AskAsync(tool, call, plan, loses, cancellationToken);

    /// <inheritdoc/>
    public Task<CallResult> CallAsync(ToolDescriptor tool, ToolCall call, CancellationToken cancellationToken)
        => _stages.RunAsync(tool, call, this, cancellationToken);

    /// <summary>Waits until every call is in the audit log, and what was told of it is sent.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_settings.Audit is { } audit)
        {
            await audit.DisposeAsync();
        }

        if (_settings.Telemetry is { } telemetry)
        {
            await telemetry.DisposeAsync();
        }

        _limiter.Dispose();
    }

    private Task<CallResult> RecordedAsync(CallTarget target, Func<Task<CallResult>> work)
        => ToolSpan.RunAsync(target, () => _settings.Audit is { } audit
            ? audit.RunAsync(target.Call, () => target.Call.Context.Tenant ?? _settings.Tenant(), work)
            : work());

    /// <summary>Room for the arguments; null with the reason where there is none.</summary>
    private IDisposable? Hold(ToolCall call, out CallError? refusal)
    {
        var bytes = call.ArgumentBytes;
        var values = bytes > CallMemory.MaxArguments ? 0 : call.ArgumentValues;
        var isTaken = bytes <= CallMemory.MaxArguments && values <= CallMemory.MaxValues;
        call.Context.ArgumentMemory = (bytes * CallMemory.WorkingSetFactor) + ((long)values * CallMemory.ValueBytes);
        var held = isTaken ? _memory.TryHold(call.Context.ArgumentMemory) : null;
        refusal = held is not null ? null
            : values > CallMemory.MaxValues
                ? new CallError(
                    "invalid_arguments", $"The arguments hold more than {CallMemory.MaxValues} values. Nothing was sent.",
                    "Send less at a time.")
            : bytes > CallMemory.MaxArguments
                ? new CallError(
                    "invalid_arguments",
                    $"The arguments are larger than {CallMemory.MaxArguments / 1024 / 1024} MB. Nothing was sent.",
                    "Send less at a time; a file is named by its path.")
                : CallError.NoRoom();
        return held;
    }

    private CallTarget Open(ToolCall given)
    {
        try
        {
            return _door.Open(given);
        }
        catch (TimeoutException)
        {
            return Refused(given, TooLong());
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Refused(given, TransportError.Unexpected(exception, mayHaveHappened: false));
        }
    }

    private CallTarget Refused(ToolCall given, CallError refusal) => new(Catalog.Registry.Find(given.Tool), given, refusal);

    private async Task<CallResult> AdmittedAsync(CallTarget target, CancellationToken cancellationToken)
    {
        var call = target.Call;
        await using var room = new CallRoom(_memory);
        call.Context.Room = room;
        try
        {
            var result = target switch
            {
                { Refusal: { } refusal } =>
                    await _limiter.RunOfflineAsync(() => Task.FromResult<CallResult>(refusal), call.Progress, cancellationToken),
                { Tool: BuiltInTool { IsOffline: true } tool } =>
                    await _limiter.RunOfflineAsync(() => CallAsync(tool, call, cancellationToken), call.Progress, cancellationToken),
                _ => await _limiter.RunAsync(
                    turn => CallAsync(target.Tool!, call with { Turn = turn }, cancellationToken), call.Progress, cancellationToken),
            };
            return ResultNotes.Append(result, call.Context.Notes, call.Context.NotesComeFirst);
        }
        catch (TimeoutException) when (!call.Context.HasSentChange)
        {
            return TooLong();
        }
        catch (SharedStateException) when (!call.Context.HasSentChange)
        {
            return StateUnavailable();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && call.Consent?.Answers(exception) != true)
        {
            return TransportError.Unexpected(exception, call.Context.HasSentChange);
        }
    }

    private static CallError StateUnavailable() => new CallError(
        "state_unavailable",
        "What the servers of this team share cannot be reached, and without it nothing may be changed: it could happen twice. "
        + "Nothing was sent.",
        "Reads still work. Tell the user, and call again in a minute.");

    private static CallError TooLong() => new CallError(
        "timeout", "The arguments could not be worked through within the time of a call. Nothing was changed.", "Send less at a time.");
}
