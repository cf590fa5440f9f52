using System.Net;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Consent;

/// <summary>Finds the thing that a call acts on, so that a person reads its name.</summary>
internal static class ConsentTargetReader
{
    /// <summary>
    /// The thing that the call acts on, neither it nor an error where the call names none; and the error, where there is no such thing
    /// and nobody needs to be asked.
    /// </summary>
    /// <param name="known">Real secrets, of which no part is shown.</param>
    public static async Task<Result<ConsentTarget, CallError>> ReadAsync(
        ToolDescriptor tool, ToolCall call, PendingUpdate? update, KnownSecrets known, IToolInvoker pipeline,
        CancellationToken cancellationToken)
    {
        if (tool is not OperationTool operation || (operation.PathArguments.Count == 0 && !TargetReader.DeletesWhatItReads(operation)))
        {
            return default;
        }

        var ids = operation.PathArguments
            .Where(call.Arguments.ContainsKey)
            .Select(argument => new KeyValuePair<string, string>(
                argument, RecognizableText.Of(call.Arguments[argument].ToString(), ScanDepth.HighConfidence, known)))
            .ToList();
        if (update is not null && operation.Operation.Path.EndsWith('}'))
        {
            return new ConsentTarget(ids, TargetReader.NameOf(update.Plan.Stored.Shown), null);
        }

        if (await TargetReader.ReadAsync(operation, call, pipeline, cancellationToken) is not { } read)
        {
            return new ConsentTarget(ids, null, null);
        }

        if (read.Error is not { } error)
        {
            return new ConsentTarget(ids, TargetReader.NameOf(DeepJson.Parse(read.Body)), null);
        }

        return error.Status == HttpStatusCode.NotFound ? error
            : ids.Count == 0 ? default(Result<ConsentTarget, CallError>)
            : new ConsentTarget(ids, null, "it could not be read: " + error.Message);
    }
}
