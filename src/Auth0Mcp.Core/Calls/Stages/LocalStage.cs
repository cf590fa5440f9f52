using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Files;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Stages;

/// <summary>
/// What the call takes from this machine and leaves on it: secrets that the user allows, files to upload, a place for new
/// secrets.
/// </summary>
internal sealed class LocalStage(SecretReferenceResolver references, UploadFile uploads, WorkingFolder folder) : ICallStage
{
    public ValueTask<CallResult?> RunAsync(CallState state, CancellationToken cancellationToken) => new(Run(state));

    private CallResult? Run(CallState state)
    {
        if (state.References.All.Count > 0 && references.NotAllowed(state.References) is { Count: > 0 } notAllowed)
        {
            return CallError.InvalidArguments(state.Tool.Name, notAllowed);
        }

        foreach (var path in state.References.Texts)
        {
            state.Call.Context.Note(
                $"{path} was taken as text: a reference to a secret works only where the API never shows the value again.");
        }

        state.Uploads = uploads.Load(state.Tool, state.Sent.Arguments);
        if (state.Uploads.Problems.Count > 0)
        {
            return CallError.InvalidArguments(state.Tool.Name, state.Uploads.Problems);
        }

        return state.SecretPlace is { } place && SecretDelivery.Check(place, folder, state.Call.Context.Work) is { } unusable
            ? CallError.InvalidArguments(state.Tool.Name, [new SchemaViolation(SecretDelivery.Argument, unusable)])
            : null;
    }
}
