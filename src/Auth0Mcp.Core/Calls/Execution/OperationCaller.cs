using System.Text.Json;
using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.DryRun;
using Auth0Mcp.Calls.Errors;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Calls.Results;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.Context;
using Auth0Mcp.Http;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.SignIn;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Execution;

/// <summary>Sends one operation and reads its answer: defaults → HTTP → redaction, paging, fields and size.</summary>
internal sealed class OperationCaller(Func<IManagementApi> api, CallSettings settings)
{
    private const string HowToKeep =
        "The new secret is not shown. To keep it, the call that makes it says where: `secret_to` takes file:.env#KEY, "
            + "file:NAME.secret or keychain:NAME.";

    private const string NotKept = "The new secret is not shown, and this shared server keeps none. A person finds it in the dashboard.";

    /// <summary>Calls a tool whose arguments fit its schema.</summary>
    /// <param name="resolved">The call's arguments as they are sent, with the secrets that they stand for; those of the call are
    /// shown.</param>
    /// <param name="mayReplace">A person was asked about what its secret replaces.</param>
    /// <param name="update">What an update comes to; null for anything else, or when that did not matter.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<CallResult> CallAsync(
        OperationTool tool, ToolPlan plan, ToolCall call, LoadedUploads uploads, ResolvedArguments resolved, UpdatePlan? update,
        bool mayReplace,
        IToolInvoker pipeline, CancellationToken cancellationToken)
    {
        var (fields, refused) = FieldSelection.Read(tool, call.Arguments);
        if (refused is not null)
        {
            return refused;
        }

        if (NothingToChange(tool, plan, resolved.Values) is { } empty)
        {
            return empty;
        }

        var asked = new ToolArguments(plan.Defaults.Apply(uploads.PutInto(call.Arguments)));
        var complete = ReferenceEquals(resolved.Values, call.Arguments)
            ? asked
            : new ToolArguments(plan.Defaults.Apply(uploads.PutInto(resolved.Values)));
        var sent = fields?.SentArguments(tool, complete) ?? complete;
        var (delivery, problem) = await DeliveryAsync(call, mayReplace, cancellationToken);
        using (delivery)
        {
            return problem is null
                ? await SendAsync(
                    sent, new SecretCollector(
                    new KnownSecrets(resolved.Secrets), delivery?.Place,
                    Minted(tool, complete))
                    { Keeper = call.OnBehalfOf is null ? null : call.Keeper })
                : CallError.InvalidArguments(tool.Name, [new SchemaViolation(SecretDelivery.Argument, problem)]);
        }

        async Task<CallResult> SendAsync(ToolArguments values, SecretCollector sink)
        {
            try
            {
                using var response = await tool.SendAsync(api(), values, call.Scope(tool), cancellationToken);
                if (response.Content is PlannedRequest planned)
                {
                    var tenant = call.Context.Bind(settings.Tenant());
                    return DryRunReport.Write(tool, tenant, planned, update, settings.Limits.Cap, call.Context.Work);
                }

                if (!response.IsSuccessStatusCode)
                {
                    var work = new CallWork(pipeline.Time, ManagementHttp.CallTimeout, cancellationToken);
                    return await ApiError.ReadAsync(
                        tool, plan.ArgumentNames, response,
                        [.. resolved.Secrets, .. resolved.ShortSecrets, .. RequestSecrets.In(tool, call.Arguments, work)],
                        cancellationToken);
                }

                // The work on the answer is within the time of the call; a stream takes as long as it was asked to.
                var left = tool.Answer == AnswerKind.EventStream
                    ? Timeout.InfiniteTimeSpan
                    : ManagementHttp.CallTimeout - call.Context.Spent;
                sink.Work = new CallWork(pipeline.Time, left, cancellationToken);
                var limits = call.OnBehalfOf is null ? settings.Limits : ResultLimits.None;
                var context = new ResultContext(tool, plan, asked, fields, limits, sink)
                {
                    Note = call.Context.Note,
                    IsForOwnWork = call.OnBehalfOf is not null,
                };
                Func<JsonElement, Task<CallResult?>>? longer = LongList.MayBe(tool, asked)
                    ? total => ByCheckpointAsync(context, total)
                    : null;
                var result = tool.Answer == AnswerKind.EventStream
                    ? await EventsResult.ReadAsync(response, context, call, pipeline.Time, cancellationToken)
                    : await ResponseReader.ReadAsync(response, context, longer, cancellationToken);
                if (sink.HasHidden && call.OnBehalfOf is null && tool.LocalArguments.Contains(SecretDelivery.Argument)
                    && Minted(tool, complete).Count > 0)
                {
                    call.Context.Note(settings.HasMachine ? HowToKeep : NotKept);
                }

                var placed = ResultPlace.Append(result, tool, call, call.Context.Bind(settings.Tenant()));
                return delivery is null ? placed : await DeliverAsync(tool, placed, delivery, sink);
            }
            catch (Exception exception)
                when (!cancellationToken.IsCancellationRequested && !(call.IsDryRun && exception is TimeoutException))
            {
                return TransportError.Explain(exception, tool);
            }
        }

        // The first page again, the other way; null when that fails, and the page that is there will do.
        async Task<CallResult?> ByCheckpointAsync(ResultContext context, JsonElement total)
        {
            var all = LongList.ByCheckpoint(complete);
            var first = fields?.SentArguments(tool, all) ?? all;
            using var response = await tool.SendAsync(api(), first, call.Scope(tool), cancellationToken);
            var again = context with { Asked = LongList.ByCheckpoint(asked), Total = total };
            return response.IsSuccessStatusCode
                ? await ResponseReader.ReadAsync(response, again, longer: null, cancellationToken)
                : null;
        }
    }

    /// <summary>What the API makes for this call, and the request does not carry.</summary>
    private static IReadOnlyCollection<string> Minted(OperationTool tool, ToolArguments sent)
        => [.. tool.MintedSecrets.Where(name => !sent.Values.Keys.Any(argument => tool.BodyProperty(argument) == name))];

    /// <summary>The place for secrets that the call names, checked before anything is sent; a dry run only looks at it.</summary>
    private async Task<Result<SecretDelivery, string>> DeliveryAsync(ToolCall call, bool mayReplace, CancellationToken cancellationToken)
        => !call.Arguments.TryGetValue(SecretDelivery.Argument, out var place) || place.ValueKind != JsonValueKind.String
            ? default(Result<SecretDelivery, string>)
            : call.IsDryRun ? new(null, SecretDelivery.Check(place.GetString()!, settings.Folder))
            : await SecretDelivery.OpenAsync(place.GetString()!, settings.Folder, settings.Keychain, mayReplace, cancellationToken);

    /// <summary>Saves the secrets of an answer, and says so when that fails or none came.</summary>
    private static async Task<CallResult> DeliverAsync(
        OperationTool tool, CallResult result, SecretDelivery delivery, SecretCollector sink)
    {
        if (sink.Taken.Count == 0)
        {
            const string Nothing = "The answer held no secret; nothing was saved.";
            return result.With(static writer => writer.WriteString(ResultMembers.SecretTo, Nothing));
        }

        try
        {
            var named = delivery.Place;
            await delivery.SaveAsync(sink.Taken);
            return delivery.Place == named ? result : Elsewhere(result, named, delivery.Place);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SignInStoreException)
        {
            return new CallError(
                "secret_not_saved", "The call was made, but its secret could not be saved and is lost.",
                $"Tell the user. Rotate or delete what {tool.Name} created, and save to another place.");
        }
    }

    /// <summary>The result for a secret that had to go beside the place that was named.</summary>
    private static CallResult Elsewhere(CallResult result, string named, string saved)
    {
        var (from, to) = (SavedTo(named), SavedTo(saved));
        return (result with { Body = result.Body.Replace(from, to, StringComparison.Ordinal) })
            .With(writer => writer.WriteString(
                ResultMembers.SecretTo, $"{named} was set by something else meanwhile, and is kept. The secret is at {saved}."));

        static string SavedTo(string place) => ReadableEncoder.Instance.Encode(SecretCollector.SavedTo(place));
    }

    /// <summary>What is wrong with a call before anybody is asked about it; null when nothing is.</summary>
    public static CallError? Refusal(OperationTool tool, ToolPlan plan, IReadOnlyDictionary<string, JsonElement> arguments)
        => FieldSelection.Read(tool, arguments).Error
           ?? (arguments.ContainsKey(RemovedPaths.Argument) ? null : NothingToChange(tool, plan, arguments));

    private static CallError? NothingToChange(OperationTool tool, ToolPlan plan, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        if (!tool.RequiresChange || arguments.Keys.Any(argument => tool.BodyProperty(argument) is not null))
        {
            return null;
        }

        var properties = plan.ArgumentNames.Where(argument => tool.BodyProperty(argument) is not null).ToList();
        var shown = string.Join(", ", properties.Take(12)) + (properties.Count > 12 ? $" and {properties.Count - 12} more" : "");
        var give = properties is [var only] ? $"Nothing to change. Give '{only}'." : $"Nothing to change: give at least one of {shown}.";
        return new CallError("invalid_arguments", give, $"Add what should change and call {tool.Name} again.");
    }
}
