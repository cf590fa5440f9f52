using System.Runtime.InteropServices;
using System.Text.Json;
using Auth0Mcp.Calls.Errors;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Calls.Results;
using Auth0Mcp.Context;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Updates;

/// <summary>
/// Reads what an update is about to change, with its secrets: for the request that follows, and for nobody to see. It goes the
/// way of every request (access guard, rate limit, bounds of the call); the read's own tool need not be listed.
/// </summary>
internal sealed class StoredReader(Func<IManagementApi> api, ToolPlans plans)
{
    /// <summary>Names and ends count beside the values.</summary>
    private const int MostTokens = 3 * CallMemory.MaxValues;

    /// <summary>What is stored, or why it cannot be read.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<Result<StoredTarget, CallError>> ReadAsync(OperationTool tool, ToolCall call, CancellationToken cancellationToken)
    {
        if (TargetReader.ReadOfSame(tool) is not { } read || TargetReader.Arguments(read, tool, call) is not { } arguments)
        {
            return new CallError("internal_error", $"{tool.Name} has no read of what it changes. Nothing was sent.");
        }

        try
        {
            var values = new ToolArguments(plans.For(read).Defaults.Apply(arguments));
            using var response = await read.SendAsync(
                api(), values, TargetReader.InnerCall(read, tool, call, arguments).Scope(read), cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                return Unreadable(tool, await ApiError.ReadAsync(read, plans.For(read).ArgumentNames, response, [], cancellationToken));
            }

            var (document, failure) = await ResponseBody.ReadAsync(response, MostTokens, cancellationToken);
            using (document)
            {
                return failure is not null ? failure
                    : document is not null && await RefuseAsync(document, call, cancellationToken) is { } refused ? refused
                    : document is null || document.RootElement.ValueKind == JsonValueKind.Null ? StoredTarget.Nothing
                    : JsonIntegrity.IsSound(document.RootElement) ? StoredTarget.Of(document.RootElement, read, call.Context.Work)
                    : new CallError(
                        "unreadable_response",
                        "What is stored holds a member twice or a text that cannot be decoded, so it cannot be merged. Nothing "
                        + "was sent.");
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return TransportError.Explain(exception, read);
        }
    }

    /// <summary>Why what is stored cannot be worked on; null when there is room for it.</summary>
    private static async Task<CallError?> RefuseAsync(JsonDocument stored, ToolCall call, CancellationToken cancellationToken)
    {
        var json = JsonMarshal.GetRawUtf8Value(stored.RootElement);
        var (bytes, values) = (json.Length, JsonSize.Values(json, CallMemory.MaxValues));
        return values > CallMemory.MaxValues
            ? new CallError(
                "response_too_large",
                $"What is stored holds more than {CallMemory.MaxValues} values, too many to merge a change into them. Nothing was sent.")
            : call.Context.Room is { } room
                && !await room.TakeAsync(
                    (bytes * (long)CallMemory.WorkingSetFactor) + ((long)values * CallMemory.ValueBytes), cancellationToken)
                ? new CallError(
                    "busy", "Other calls hold the memory that this change needs. Nothing was sent.", "Call again when they are done.")
            : null;
    }

    /// <summary>The error of the read, as one of the update: nothing was changed, and the scope that is missing is the read's.</summary>
    private static CallError Unreadable(OperationTool tool, CallError error) => error with
    {
        Message =
            $"{tool.Name} first reads what is stored, so that nothing is lost, and that failed: {error.Message} Nothing was changed.",
    };
}
