using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Answers;

/// <summary>What the shape of an answer depends on.</summary>
/// <param name="Asked">The arguments, defaults included.</param>
/// <param name="Fields">What the caller wants to see; null for everything.</param>
/// <param name="Secrets">Where the secrets of the answer go.</param>
internal sealed record AnswerContext(OperationTool Tool, ToolPlan Plan, ToolArguments Asked, FieldSelection? Fields, ResultLimits Limits, SecretSink Secrets)
{
    /// <summary>Bytes that the result may measure: who selects fields has said what to spend.</summary>
    public int Limit => Fields is null ? Limits.Budget : Limits.Cap;
}
