using System.Text.Json;
using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Validation;

namespace Auth0Mcp.Calls.Stages;

/// <summary>What the stages of a call have found out, each for those behind it.</summary>
/// <param name="Plan">What the tool needs at each call.</param>
/// <param name="Invoker">Makes the calls that this one needs.</param>
internal sealed record CallState(ToolDescriptor Tool, ToolPlan Plan, IToolInvoker Invoker)
{
    /// <summary>The call: as it came in, and from the first stage on as it is understood.</summary>
    public required ToolCall Call { get; set; }

    /// <summary>How the arguments fit the schema, where that is known already.</summary>
    public FittingArguments? Fit { get; set; }

    /// <summary>What the arguments overwrite for good, as far as they tell.</summary>
    public Lazy<string?> Lost
        => field ??= new Lazy<string?>(() => IrrevocableLoss.Of(Tool, Call.Arguments, Plan.Schema, Call.Context.Work));

    /// <summary>The arguments that are checked and sent: those of the call, without a token that the tool does not declare.</summary>
    public ToolCall Sent { get; set; } = null!;

    /// <summary>The references to local secrets.</summary>
    public SecretReferences References { get; set; } = null!;

    /// <summary>The references are looked up: a dry run lets them stand.</summary>
    public bool LooksUp => References.All.Count > 0 && !Call.IsDryRun;

    /// <summary>Whether what is stored has to be read; null for a tool that is not an operation.</summary>
    public UpdateNeed? Need { get; set; }

    /// <summary>The files that the call uploads.</summary>
    public LoadedUploads Uploads { get; set; } = LoadedUploads.None;

    /// <summary>Where a new secret is to be saved; null when it is not.</summary>
    public string? SecretPlace
        => Sent.Arguments.TryGetValue(SecretDelivery.Argument, out var place) && place.ValueKind == JsonValueKind.String
            ? place.GetString()
            : null;

    /// <summary>What saving it replaces on this machine; null when that is nothing.</summary>
    public string? Replaced { get; set; }

    /// <summary>The update as it is planned; null where nothing stored matters.</summary>
    public PendingUpdate? Update { get; set; }

    /// <summary>The arguments with the secrets that they stand for.</summary>
    public ResolvedArguments Resolved { get; set; } = null!;

    /// <summary>
    /// Ends the call when its time is over: what a stage does with the arguments is bounded, and not every step of it counted. A
    /// tool that makes calls for its own work waits between them.
    /// </summary>
    /// <exception cref="TimeoutException">The time is over.</exception>
    public void LookAtTheTime()
    {
        if (Call.OnBehalfOf is null)
        {
            Call.Context.Work?.Look();
        }
    }

    /// <summary>True for a violation that a secret or the stored value may put right.</summary>
    public bool MayBeRight(SchemaViolation violation) => References.MayExcuse(violation.Path) || Need?.MayExcuse(violation) == true;
}
