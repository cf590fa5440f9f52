using System.Text.Json;
using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.Catalog;
using Auth0Mcp.Guides;
using Auth0Mcp.Http;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Telemetry;
using Auth0Mcp.Tools;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls;

/// <summary>
/// The one pipeline of every call: enabled? → arguments against the whole schema → consent → the tool → a result within bounds.
/// Whoever calls (MCP client, command line, another tool), the answer is a result; only cancellation by the caller is an exception.
/// </summary>
internal sealed class ToolInvoker(ToolCatalog catalog, Func<IManagementApi> api, CallSettings settings) : IToolInvoker, IAsyncDisposable
{
    private readonly ToolPlans _plans = new();
    private readonly UploadFile _uploads = new(settings.Folder);
    private readonly SecretReferenceResolver _references = new(settings.Folder, settings.Environment, settings.Keychain, settings.Secrets, settings.OwnSecrets);
    private readonly OperationCaller _operations = new(api, settings);
    private readonly CallMemory _memory = new(settings.Time);
    private readonly CallLimiter _limiter = new(settings.Caps, settings.Time);
    private readonly ConsentGate _consent = new(settings.Confirm, settings.ConfirmBy, settings.Tenant, settings.Time);

    private UpdateStage Updates => field ??= new UpdateStage(new StoredReader(api, _plans));

    public ToolCatalog Catalog => catalog;

    public ResultLimits Limits => settings.Limits;

    public TimeProvider Time => settings.Time;

    /// <summary>The tenant's host and the profile, as things stand.</summary>
    public (string Host, string Profile) Tenant => (settings.Tenant(), settings.Profile);

    /// <summary>Calls one of the listed tools by name.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<CallResult> CallAsync(ToolCall given, CancellationToken cancellationToken)
    {
        var call = given with { Tool = ClientPrefix.Strip(given.Tool) };
        return ToolSpan.RunAsync(call, catalog, () => settings.Audit is { } audit
            ? audit.RunAsync(call, () => call.Context.Tenant ?? settings.Tenant(), () => LimitedAsync(call, cancellationToken))
            : LimitedAsync(call, cancellationToken));
    }

    /// <summary>Answers a call that came in damaged; it is recorded like any other.</summary>
    public Task<CallResult> RefuseAsync(ToolCall call, CallResult refusal)
        => ToolSpan.RunAsync(call, catalog, () => settings.Audit is { } audit ? audit.RunAsync(call, settings.Tenant, () => Task.FromResult(refusal)) : Task.FromResult(refusal));

    /// <summary>Waits until every call is in the audit log, and what was told of it is sent.</summary>
    public async ValueTask DisposeAsync()
    {
        if (settings.Audit is { } audit)
        {
            await audit.DisposeAsync();
        }

        if (settings.Telemetry is { } telemetry)
        {
            await telemetry.DisposeAsync();
        }

        _limiter.Dispose();
    }

    /// <inheritdoc/>
    public async Task<CallResult> CallAsync(ToolDescriptor tool, ToolCall given, CancellationToken cancellationToken)
    {
        BeginWork(given, cancellationToken);
        var plan = _plans.For(tool);
        var (call, unclear, fit) = ArgumentReader.Read(tool, plan, SentBack.Without(tool, given));
        call.Context.Understand(given, call);
        if (unclear.Count > 0)
        {
            return CallError.InvalidArguments(tool.Name, unclear);
        }

        var isCaller = tool is BuiltInTool { PassesOn: true };
        var lost = new Lazy<string?>(() => IrrevocableLoss.Of(tool, call.Arguments, plan.Schema, call.Context.Work));
        var meant = isCaller ? call : _consent.WithoutToken(tool, plan, call, lost);

        // What references lead to is looked up once, when a person has agreed, and checked then; what is wrong without it is told first.
        var references = SecretReferences.In(tool, plan, meant.Arguments, call.Context.Work);
        var looksUp = references.All.Count > 0 && !call.IsDryRun;
        var need = tool is OperationTool sending ? UpdateNeed.Of(sending, plan, meant.Arguments) : null;
        if (need?.Problem is { } mask)
        {
            return CallError.InvalidArguments(tool.Name, [mask]);
        }

        bool MayBeRight(SchemaViolation violation) => references.MayExcuse(violation.Path) || need?.MayExcuse(violation) == true;
        if (ArgumentChecker.Check(tool, plan, meant, MayBeRight, fit) is { } refused)
        {
            return refused;
        }

        if (references.All.Count > 0 && _references.NotAllowed(references) is { Count: > 0 } notAllowed)
        {
            return CallError.InvalidArguments(tool.Name, notAllowed);
        }

        foreach (var path in references.Texts)
        {
            call.Context.Note($"{path} was taken as text: a reference to a secret works only where the API never shows the value again.");
        }

        var uploads = _uploads.Load(tool, meant.Arguments);
        if (uploads.Problems.Count > 0)
        {
            return CallError.InvalidArguments(tool.Name, uploads.Problems);
        }

        var place = meant.Arguments.TryGetValue(SecretDelivery.Argument, out var named) && named.ValueKind == JsonValueKind.String && !isCaller ? named.GetString()! : null;
        if (place is not null && SecretDelivery.Check(place, settings.Folder, call.Context.Work) is { } unusable)
        {
            return CallError.InvalidArguments(tool.Name, [new SchemaViolation(SecretDelivery.Argument, unusable)]);
        }

        PendingUpdate? update = null;
        CallResult? unplanned = null;
        if (tool is OperationTool changing && need is { Rules: not null } && (need.IsRequired || looksUp || call.IsDryRun || _consent.MayAsk(tool, call, lost)))
        {
            // The tenant that is read is the one that is written, though the profile may change meanwhile.
            call.Context.Bind(settings.Tenant());
            (update, unplanned) = await Updates.PlanAsync(changing, plan, meant, need, cancellationToken);
        }

        if (unplanned is not null)
        {
            return (need!.IsExcuseAlone ? ArgumentChecker.Check(tool, plan, meant, violation => references.MayExcuse(violation.Path)) : null) ?? unplanned;
        }

        var replaced = place is null ? null : SecretDelivery.Replaces(place, settings.Folder);
        var released = looksUp ? references.All : [];
        if (!isCaller && await _consent.CheckAsync(tool, call, uploads, update, released, replaced, lost, this, cancellationToken) is { } withheld)
        {
            return withheld;
        }

        if (call.Turn is { } turn && !await turn.ResumeAsync(cancellationToken))
        {
            return CallError.Create("busy", "The user agreed, but other calls are under way and this one did not get its turn. Nothing was sent.", "Wait for the answers to the calls made, then call again; the user is asked again.");
        }

        // A person took their time.
        BeginWork(call, cancellationToken);
        var resolved = looksUp ? await _references.ResolveAsync(references, call.Context.Work, cancellationToken) : new ResolvedArguments(meant.Arguments, [], []);
        if (update is not null)
        {
            (resolved, var outdated) = await Updates.CompleteAsync((OperationTool)tool, plan, meant, update, resolved, cancellationToken);
            if (outdated is not null)
            {
                return outdated;
            }
        }
        else if (looksUp && ArgumentChecker.Check(tool, plan, resolved) is { } wrong)
        {
            return wrong;
        }

        foreach (var note in OptionNotes.About(tool, meant.Arguments))
        {
            call.Context.Note(note);
        }

        if (tool is OperationTool operation)
        {
            var result = await _operations.CallAsync(operation, plan, meant, uploads, resolved, update?.Plan, replaced is not null, this, cancellationToken);
            return call.IsDryRun ? await _consent.DescribeAsync(result, operation, meant, update, references.All, replaced, lost, this, cancellationToken) : result;
        }

        return tool is BuiltInTool builtIn
            ? await builtIn.CallAsync(meant, this, cancellationToken)
            : throw new InvalidOperationException($"{tool.Name} is not a kind of tool that can be called.");
    }

    /// <summary>Calls that a tool makes for its own work are within the time of the one that it was asked for.</summary>
    private void BeginWork(ToolCall call, CancellationToken cancellationToken)
    {
        if (call.OnBehalfOf is null)
        {
            call.Context.Work = new CallWork(settings.Time, ManagementHttp.CallTimeout, cancellationToken);
        }
    }

    private async Task<CallResult> LimitedAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var bytes = call.ArgumentBytes;
        if (bytes > CallMemory.MaxArguments)
        {
            return CallError.Create(
                "invalid_arguments",
                $"The arguments are larger than {CallMemory.MaxArguments / 1024 / 1024} MB. Nothing was sent.",
                "Send less at a time; a file is named by its path.");
        }

        using var held = _memory.TryHold(bytes * CallMemory.WorkingSetFactor);
        if (held is null)
        {
            return CallError.Create("busy", "The calls under way hold all the memory there is for them. Nothing was sent.", "Wait for their results, then call again.");
        }

        try
        {
            var result = catalog.Find(call.Tool) switch
            {
                null => await _limiter.RunOfflineAsync(() => Task.FromResult(MissingTool.Explain(call.Tool, catalog)), call.Progress, cancellationToken),
                BuiltInTool { IsOffline: true } tool => await _limiter.RunOfflineAsync(() => CallAsync(tool, call, cancellationToken), call.Progress, cancellationToken),
                { } tool => await _limiter.RunAsync(turn => CallAsync(tool, call with { Turn = turn, Memory = _memory }, cancellationToken), call.Progress, cancellationToken),
            };
            return ResultNotes.Append(result, call.Context.Notes);
        }
        catch (TimeoutException) when (!call.Context.HasSentChange)
        {
            return CallError.Create(
                "timeout", "The arguments could not be worked through within the time of a call. Nothing was changed.", "Send less at a time.");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && call.Consent?.Answers(exception) != true)
        {
            return TransportError.Unexpected(exception, call.Context.HasSentChange);
        }
    }
}
