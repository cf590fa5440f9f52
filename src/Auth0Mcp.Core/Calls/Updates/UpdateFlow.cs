using System.Net;
using System.Text.Json;
using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Context;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Updates;

/// <summary>
/// The way of an update, before a person is asked and again before the request: reads what is stored, plans what has to be sent,
/// and refuses what was planned for another state. No other call of this process updates the same thing from the read to the
/// answer of the request (<see cref="UpdateTurns"/>). Another client can still write between them; the API has no condition for that.
/// </summary>
internal sealed class UpdateFlow(StoredReader reader, UpdateTurns turns)
{
    /// <summary>
    /// The update as it would be sent now; neither when it can be sent without knowing what is stored, and that cannot be read.
    /// Of what is not there, the error.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<Result<PendingUpdate, CallError>> PlanAsync(
        OperationTool tool, ToolPlan plan, ToolCall call, UpdateNeed need, CancellationToken cancellationToken)
    {
        var turn = call.IsDryRun ? null : turns.Of(tool, call);
        var isPlanned = false;
        try
        {
            if (turn is not null && await turn.TakeAsync(cancellationToken) is { } busy)
            {
                return busy;
            }

            var (update, failure) = await ReadAndPlanAsync(tool, plan, call, need, cancellationToken);
            isPlanned = update is not null;
            return new(update is null ? null : update with { Turn = turn }, failure);
        }
        finally
        {
            if (!isPlanned)
            {
                turn?.Dispose();
            }
        }
    }

    private async Task<Result<PendingUpdate, CallError>> ReadAndPlanAsync(
        OperationTool tool, ToolPlan plan, ToolCall call, UpdateNeed need, CancellationToken cancellationToken)
    {
        var (stored, failure) = await reader.ReadAsync(tool, call, cancellationToken);
        if (stored is null)
        {
            // A change of a part needs the whole; what is written whole may be new. Where the tenant did not say no, or cannot say
            // anything now, nobody knows what would be lost.
            return new(
                null,
                need.IsRequired || (SaysNothing(failure?.Status) && !call.IsDryRun)
                || (tool.Operation.Method == "PATCH" && failure?.Status == HttpStatusCode.NotFound)
                    ? failure : null);
        }

        var update = Plan(tool, plan, call.Arguments, stored, call.Context.Work);
        return update.Plan.Problems.Count > 0 ? CallError.InvalidArguments(tool.Name, update.Plan.Problems) : update;
    }

    /// <summary>The arguments to send, with every secret in its place, or why they are not sent.</summary>
    /// <param name="resolved">The call's arguments with the secrets that they refer to.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<(ResolvedArguments Arguments, CallError? Refusal)> CompleteAsync(
        OperationTool tool, ToolPlan plan, ToolCall call, PendingUpdate update, ResolvedArguments resolved,
        CancellationToken cancellationToken)
    {
        if (resolved.Problems.Count > 0)
        {
            return (resolved, CallError.InvalidArguments(tool.Name, resolved.Problems));
        }

        var stored = update.Plan.Stored;
        if (call.Context.Confirmation == "given")
        {
            // A person took their time, and others went ahead meanwhile.
            if (update.Turn is { } turn && await turn.TakeAsync(cancellationToken) is { } busy)
            {
                return (resolved, busy);
            }

            (var now, var failure) = await reader.ReadAsync(tool, call, cancellationToken);
            if (now is null)
            {
                return (resolved, failure);
            }

            var state = StoredState.Of(tool, plan, now);
            if (state.Hash != update.State.Hash)
            {
                return (resolved, PendingUpdate.Changed(update.State, state));
            }

            stored = now;
        }

        var final = ReferenceEquals(resolved.Values, call.Arguments) && ReferenceEquals(stored, update.Plan.Stored)
            ? update.Plan
            : Plan(tool, plan, resolved.Values, stored, call.Context.Work).Plan;
        foreach (var note in final.Notes)
        {
            call.Context.Note(note);
        }

        var secrets = resolved.Secrets.Concat(stored.Secrets).ToList();
        var known = new KnownSecrets([.. secrets, .. stored.ShortSecrets]);
        var problems =
            final.Problems.Select(problem => problem with { Message = SecretScan.Clean(problem.Message, ScanDepth.Full, known) })
                .ToList();
        return (new ResolvedArguments(final.Arguments, secrets, []) { ShortSecrets = stored.ShortSecrets },
            problems.Count > 0 ? CallError.InvalidArguments(tool.Name, problems) : null);
    }

    /// <summary>The status tells neither what is stored nor what the caller may read.</summary>
    private static bool SaysNothing(HttpStatusCode? status)
        => status is null or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    private static PendingUpdate Plan(
        OperationTool tool, ToolPlan plan, IReadOnlyDictionary<string, JsonElement> arguments, StoredTarget stored, CallWork? work)
        => new(new UpdatePlanner(tool, plan, plan.Updates!, work).Plan(arguments, stored), StoredState.Of(tool, plan, stored));
}
