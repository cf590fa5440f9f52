using System.Text.Json;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Context;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Results;

/// <summary>What the shape of an answer depends on.</summary>
/// <param name="Asked">The arguments, defaults included.</param>
/// <param name="Fields">What the caller wants to see; null for everything.</param>
/// <param name="Secrets">Where the secrets of the answer go.</param>
internal sealed record ResultContext(
    OperationTool Tool, ToolPlan Plan, ToolArguments Asked, FieldSelection? Fields, ResultLimits Limits, SecretCollector Secrets)
{
    /// <summary>Counts the work on the answer, and ends it with the time of the call; null when nobody does.</summary>
    public CallWork? Work => Secrets.Work;

    /// <summary>A tool makes the call for its own work, and no client sees the result.</summary>
    public bool IsForOwnWork { get; init; }

    /// <summary>Takes what the result says beside itself.</summary>
    public Action<string> Note { get; init; } = static _ => { };

    /// <summary>How many items the list has, where its own answer does not tell.</summary>
    public JsonElement? Total { get; init; }

    /// <summary>The size of page that was asked for, when this one was made smaller to fit; null when it was not.</summary>
    public int? WantedSize => Fields?.Items?.To is { } wanted && Asked.WholeNumber("per_page") < wanted ? wanted : null;

    /// <summary>Bytes that the result may measure: who selects properties has said what to spend.</summary>
    public int Limit => Fields?.Tree is null || Fields.IsExclusion ? Limits.Budget : Limits.Cap;

    /// <summary>The names that were asked for and that neither the answer nor its schema has.</summary>
    public MissingFields MissingFields() => Results.MissingFields.Of(this);
}
