using System.Text.Json;
using Auth0Mcp.Calls.Answers;
using Auth0Mcp.Calls.DryRun;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls;

/// <summary>Sends one operation and reads its answer: defaults → HTTP → redaction, paging, fields and size.</summary>
internal sealed class OperationCaller(Func<IManagementApi> api, Func<string> tenant, ResultLimits limits)
{
    private static readonly UploadFile s_uploads = new(Environment.CurrentDirectory);

    /// <summary>Calls a tool whose arguments fit its schema.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<CallResult> CallAsync(OperationTool tool, ToolPlan plan, ToolCall call, IToolRoad road, CancellationToken cancellationToken)
    {
        var (fields, refused) = FieldSelection.Read(tool, call.Arguments);
        if (refused is not null)
        {
            return refused;
        }

        if (tool.RequiresChange && !call.Arguments.Keys.Any(argument => tool.BodyProperty(argument) is not null))
        {
            return NothingToChange(tool, plan);
        }

        var (arguments, problems) = s_uploads.Load(tool, call.Arguments);
        if (problems.Count > 0)
        {
            return CallError.InvalidArguments(tool.Name, problems);
        }

        var asked = new ToolArguments(plan.Defaults.Apply(arguments));
        var sent = fields?.SentArguments(tool, asked) ?? asked;
        try
        {
            using var response = await CallScope.RunAsync(call, tool, () => tool.SendAsync(api(), sent, cancellationToken));
            if (response.Content is PlannedRequest planned)
            {
                return DryRunReport.Write(tool, tenant(), planned, await CurrentAsync(tool, call, road, cancellationToken));
            }

            if (!response.IsSuccessStatusCode)
            {
                return await ApiError.ReadAsync(tool, response, [], cancellationToken);
            }

            var context = new AnswerContext(tool, plan, asked, fields, call.OnBehalfOf is null ? limits : ResultLimits.None, new SecretSink());
            return tool.Answer == AnswerKind.EventStream
                ? await EventsAnswer.ReadAsync(response, context, call, road.Time, cancellationToken)
                : await ResponseReader.ReadAsync(response, context, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return TransportError.Explain(exception, tool);
        }
    }

    /// <summary>What an update would change, as it is now; null for anything else, or when it cannot be read.</summary>
    private static async Task<JsonElement?> CurrentAsync(OperationTool tool, ToolCall call, IToolRoad road, CancellationToken cancellationToken)
        => tool.Operation.Method is "PATCH" or "PUT"
           && TargetReader.ReadOf(tool)?.Operation.Path == tool.Operation.Path
           && await TargetReader.ReadAsync(tool, call, road, cancellationToken) is { IsError: false } read
            ? JsonElement.Parse(read.Json)
            : null;

    private static CallResult NothingToChange(OperationTool tool, ToolPlan plan)
    {
        var properties = plan.ArgumentNames.Where(argument => tool.BodyProperty(argument) is not null).ToList();
        var shown = string.Join(", ", properties.Take(12)) + (properties.Count > 12 ? $" and {properties.Count - 12} more" : "");
        return CallError.Create("invalid_arguments", $"Nothing to change: give at least one of {shown}.", $"Add what should change and call {tool.Name} again.");
    }
}
