using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Catalog;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Stages;

/// <summary>
/// Stands where a call would reach the machine of its caller, in a process that is not on that machine: it refuses, and says why.
/// </summary>
internal sealed class NoMachineStage : ICallStage
{
    public ValueTask<CallResult?> RunAsync(CallState state, CancellationToken cancellationToken)
    {
        if (state.Tool.NeedsMachine)
        {
            return new(new CallError(
                "not_here", $"{state.Tool.Name} works on files of the user's machine, and this server is shared. Nothing was changed.",
                "Ask the user to run it with auth0-mcp on their own machine."));
        }

        var problems = new List<SchemaViolation>();
        problems.AddRange(state.References.All.Select(static reference => new SchemaViolation(
            reference.Path,
            "this server is shared, and refers to no variables, files or keychain. Ask the user to set the secret in the "
            + "dashboard, or with auth0-mcp on their own machine")));
        problems.AddRange(
            MachineArguments.Of(state.Tool).Where(state.Sent.Arguments.ContainsKey)
            .Select(argument => new SchemaViolation(argument, Reason(state.Tool, argument))));
        problems.AddRange(Missing(state));
        return new(problems.Count == 0 ? null : CallError.InvalidArguments(state.Tool.Name, problems));
    }

    private static string Reason(ToolDescriptor tool, string argument)
        => ((OperationTool)tool).Uploads.FirstOrDefault(upload => upload.Value == argument).Key is { } content
            ? $"this server is shared, and reads no files. Leave it out, and give the content in '{content}'"
            : "this server is shared, and keeps no secrets. Leave it out: a person finds the new secret in the dashboard";

    /// <summary>The upload itself: the schema lets it stand back for a path.</summary>
    private static IEnumerable<SchemaViolation> Missing(CallState state)
    {
        foreach (var (upload, path) in (state.Tool as OperationTool)?.Uploads ?? new Dictionary<string, string>())
        {
            if (!state.Sent.Arguments.TryGetValue(upload, out var content))
            {
                if (!state.Sent.Arguments.ContainsKey(path))
                {
                    yield return new SchemaViolation(upload, "missing");
                }
            }
            else if (UploadFile.IsTooLarge(content))
            {
                yield return new SchemaViolation(upload, UploadFile.TooLarge);
            }
        }
    }
}
