using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.Context;
using Auth0Mcp.Files;
using Auth0Mcp.SignIn;
using Auth0Mcp.Telemetry;

namespace Auth0Mcp.Calls.Execution;

/// <summary>How calls behave in this process.</summary>
/// <param name="Tenant">The host that the next call goes to; for one that is under way, <see cref="CallContext.Tenant"/> counts.</param>
internal sealed record CallSettings(ResultLimits Limits, ConfirmLevel Confirm, Func<string> Tenant, TimeProvider Time)
{
    /// <summary>How a person's consent reaches this server.</summary>
    public ConfirmBy ConfirmBy { get; init; }

    /// <summary>The local secrets that calls may refer to.</summary>
    public SecretAllowance Secrets { get; init; } = SecretAllowance.None;

    /// <summary>How many calls this process takes.</summary>
    public CallCaps Caps { get; init; } = CallCaps.Default;

    /// <summary>The profile, or what else says where the sign-in is from; empty when nobody said.</summary>
    public string Profile { get; init; } = "";

    /// <summary>What was wrong with the sign-in at the start, and what helps; null when nothing was known to be.</summary>
    public string? Notice { get; init; }

    /// <summary>Results come as data, too, with a schema for each tool.</summary>
    public bool IsStructured { get; init; }

    /// <summary>Where the files of calls lie: uploads, referenced secrets, and secrets to save.</summary>
    public WorkingFolder Folder { get; init; } = new(System.Environment.CurrentDirectory);

    /// <summary>Where calls save secrets by name, and take them from; null when there is none.</summary>
    public SecretKeychain? Keychain { get; init; }

    /// <summary>The variables that calls may refer to.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>The secrets of this server's own way in, which leave with no call.</summary>
    public Func<CancellationToken, ValueTask<IReadOnlyList<string>>> OwnSecrets { get; init; } =
        static _ => ValueTask.FromResult<IReadOnlyList<string>>([]);

    /// <summary>What the sign-in allows, as far as it is known without a request.</summary>
    public Func<CancellationToken, ValueTask<GrantedScopes>> Granted { get; init; } = static _ => ValueTask.FromResult(
        GrantedScopes.Unknown);

    /// <summary>
    /// The machine of this process is that of the person who calls: its files, variables and keychain are theirs. Where it is
    /// not, no call reaches them.
    /// </summary>
    public bool HasMachine { get; init; } = true;

    /// <summary>What shows that a person was asked; null for confirmations of this process alone.</summary>
    public IConfirmations? Confirmations { get; init; }

    /// <summary>
    /// Makes the names of confirmations in the record, the same wherever a call is made; null for a key of this process.
    /// </summary>
    public byte[]? ConfirmationKey { get; init; }

    /// <summary>Lets changes through, each once; null where nothing is shared that could make it happen twice.</summary>
    public IChangeGate? Changes { get; init; }

    /// <summary>What tools need at each call, where several pipelines share it; null for one's own.</summary>
    public ToolPlans? Plans { get; init; }

    /// <summary>What calls hold in memory, where several pipelines share the bound; null for one's own.</summary>
    public CallMemory? Memory { get; init; }

    /// <summary>The order of updates of one thing, where several pipelines keep it; null for one's own.</summary>
    public UpdateTurns? Turns { get; init; }

    /// <summary>Gets a line per call; null for none.</summary>
    public ICallRecord? Audit { get; init; }

    /// <summary>Sends what is told of calls to a collector; null for none.</summary>
    public TelemetryExport? Telemetry { get; init; }
}
