using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Auth0Mcp.Calls.Arguments;
using Auth0Mcp.Calls.Masking;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Calls.Results;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.Http;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls.Consent;

/// <summary>
/// Lets a call pass that a person has agreed to. Clients that can ask their user do so, and nothing takes the place of that
/// answer; for all others the call answers with its plan and a token, and only the same call with that token goes ahead.
/// </summary>
/// <param name="by">How consent reaches this server.</param>
/// <param name="own">The secrets of this server's own way in.</param>
/// <param name="key">Makes the names of confirmations in the record; null for one of this process.</param>
/// <param name="hasMachine">Whoever calls can also use this program at the shell.</param>
internal sealed partial class ConsentGate(
    ConfirmLevel level, ConfirmBy by, Func<string> tenant, IConfirmations confirmations,
    Func<CancellationToken, ValueTask<IReadOnlyList<string>>> own, bool hasMachine = true, byte[]? key = null)
{
    /// <summary>Bytes of a plan in a result.</summary>
    private const int MostPlan = 64 * 1024;

    private readonly AgreedStates _states = new();

    // Made at the first question: the system's cryptography is not loaded before.
    private readonly Lazy<byte[]> _key = new(() => key ?? RandomNumberGenerator.GetBytes(32));

    /// <summary>Null when the call may go ahead, else the result that it gets instead.</summary>
    /// <param name="uploads">The files of the call: what is agreed to is their content, and not only their paths.</param>
    /// <param name="replaced">What the call replaces on this machine; null when that is nothing.</param>
    /// <param name="references">The local secrets that the call would send.</param>
    /// <param name="update">What the call comes to, where that depends on what is stored.</param>
    /// <param name="given">What the arguments overwrite for good, as far as they tell.</param>
    public async Task<CallResult?> CheckAsync(
        ToolDescriptor tool, ToolCall call, LoadedUploads uploads, PendingUpdate? update,
        IReadOnlyList<FoundReference> references, string? replaced,
        Lazy<string?> given, IToolInvoker pipeline, CancellationToken cancellationToken)
    {
        var lost = Lost(tool, call, update, given);
        if (!Asks(tool, call, uploads, update, references, replaced, lost))
        {
            return null;
        }

        // A local secret leaves this machine for a person alone: no token and no level stands in for them.
        if (references.Count > 0 && call.Consent?.Instead is null && (by == ConfirmBy.Token || call.Consent is not { CanAsk: true }))
        {
            return ConsentErrors.OnlyAPersonReleases(tool, references);
        }

        var loss = replaced ?? lost.Value;
        var host = call.Context.Bind(tenant());
        var binding = CallBinding.Of(host, call, uploads.Files, update?.State);
        call.Context.ConfirmationId = IdOf(binding);
        if (references.Count == 0 && call.Arguments.TryGetValue(ConsentBinding.Argument, out var token)
            && token.ValueKind == JsonValueKind.String)
        {
            call.Context.Confirmation = "token";
            return await RedeemAsync(token, binding, cancellationToken) switch
            {
                ConsentMatch.Whole => null,
                ConsentMatch.OtherFiles => ConsentErrors.Outdated(uploads),
                ConsentMatch.OtherState => PendingUpdate.Changed(_states.Find(binding.Call), update?.State),
                _ => ConsentErrors.Refused(),
            };
        }

        call.Context.Confirmation = "asked";
        var agreed = _states.Find(binding.Call);
        if (update is not null)
        {
            _states.Keep(binding.Call, update.State);
        }

        var known = await KnownAsync(update, cancellationToken);
        var (target, missing) = await ConsentTargetReader.ReadAsync(tool, call, update, known, pipeline, cancellationToken);
        if (missing is not null)
        {
            return missing;
        }

        var others = Others(tool, call, known);
        var hosts = references.Count == 0 ? [] : SentHosts.Of(tool, call, update?.Plan);
        if (SentHosts.Refuse(hosts) is { } uncheckable)
        {
            return uncheckable;
        }

        var plan = new ConsentPlan(
            host, tool, target, others is { } rest ? ResultJson.Write(writer => ArgumentSummary.WriteShort(writer, rest)) : null,
            uploads.Files)
        {
            Update = update?.Plan,
            Given = others,
            Loss = loss,
            References = references,
            Hosts = hosts,
        };

        // Others go ahead while a person thinks.
        update?.Turn?.Dispose();
        return await AgreeAsync(call, plan, binding, uploads, () => PendingUpdate.Changed(agreed, update?.State), cancellationToken);
    }

    /// <summary>The result of a dry run, with the thing by name, and whether a person would be asked.</summary>
    /// <param name="references">The local secrets that the call would send.</param>
    public async Task<CallResult> DescribeAsync(
        CallResult result, OperationTool tool, ToolCall call, LoadedUploads uploads, PendingUpdate? update,
        IReadOnlyList<FoundReference> references,
        string? replaced,
        Lazy<string?> given, IToolInvoker pipeline, CancellationToken cancellationToken)
    {
        if (result.IsError || tool.Access == ToolAccess.Read)
        {
            return result;
        }

        var asks = Asks(tool, call with { IsDryRun = false }, uploads, update, references, replaced, Lost(tool, call, update, given));
        var isRead = asks || update is not null || tool.Operation.Method == "DELETE";
        var (target, missing) = isRead
            ? await ConsentTargetReader.ReadAsync(
                tool, call, update, await KnownAsync(update, cancellationToken), pipeline, cancellationToken)
            : default;
        return missing ?? result.With(writer =>
        {
            target?.Write(writer);
            if (!isRead && tool.PathArguments.Count > 0)
            {
                writer.WriteString("remark", $"Whether there is such a {string.Join(" or ", tool.PathArguments)} was not looked up.");
            }

            writer.WriteBoolean("needs_consent", asks);
        });
    }

    /// <summary>True when a call waits for a person, whatever is stored.</summary>
    /// <param name="lost">What the arguments overwrite for good.</param>
    public bool MayAsk(ToolDescriptor tool, ToolCall call, Lazy<string?> lost)
        => AsksAboutLoss(call) && tool is not BuiltInTool { AsksItself: true } && (level.Covers(tool.Access) || lost.Value is not null);

    /// <summary>True when a call that loses something waits for a person.</summary>
    public bool AsksAboutLoss(ToolCall call) => call.OnBehalfOf is null && !call.IsDryRun && level != ConfirmLevel.Never;

    /// <summary>What is lost of what is stored, where that is known; else what the arguments tell.</summary>
    private static Lazy<string?> Lost(ToolDescriptor tool, ToolCall call, PendingUpdate? update, Lazy<string?> given)
        => update is null ? given : new Lazy<string?>(() => IrrevocableLoss.Of((OperationTool)tool, update.Plan, call.Context.Work));

    /// <summary>True when a person is asked about the call as it is planned.</summary>
    private bool Asks(
        ToolDescriptor tool, ToolCall call, LoadedUploads uploads, PendingUpdate? update, IReadOnlyList<FoundReference> references,
        string? replaced, Lazy<string?> lost)
        => references.Count > 0 || MayAsk(tool, call, lost)
            || (level != ConfirmLevel.Never && !call.IsDryRun
                && (uploads.Files.Count > 0 || replaced is not null || update?.Plan.Question is not null));

    /// <summary>The call without its token, where the tool declares none: only the level of this process makes it wait.</summary>
    public ToolCall WithoutToken(ToolDescriptor tool, ToolPlan plan, ToolCall call, Lazy<string?> lost)
        => call.OnBehalfOf is null && level != ConfirmLevel.Never
           && call.Arguments.ContainsKey(ConsentBinding.Argument) && !plan.ArgumentNames.Contains(ConsentBinding.Argument)
           && (plan.Updates is not null || MayAsk(tool, call, lost))
            ? call with
            {
                Arguments = call.Arguments.Where(static argument => argument.Key != ConsentBinding.Argument)
                .ToDictionary(StringComparer.Ordinal)
            }
            : call;

    /// <summary>Null when nobody could be asked for now.</summary>
    private async Task<ConsentAnswer?> AskAsync(
        ToolCall call, ConsentPlan plan, ConsentBinding binding, CancellationToken cancellationToken)
    {
        if (call.Consent is not { CanAsk: true } channel || (by == ConfirmBy.Token && channel.Instead is null))
        {
            return ConsentAnswer.Unavailable;
        }

        Task<ConsentAnswer> Ask() => channel.AskAsync(plan.Question(), binding, cancellationToken);
        return call.Turn is { } turn ? await turn.AskAsync(Ask, cancellationToken) : await Ask();
    }

    private ValueTask<ConsentMatch> RedeemAsync(JsonElement token, ConsentBinding binding, CancellationToken cancellationToken)
        => confirmations.RedeemAsync(ConfirmationKind.Plan, token.GetString(), binding, cancellationToken);

    private async ValueTask<CallError> RequiredAsync(
        ConsentPlan plan, ToolCall call, ConsentBinding binding, CancellationToken cancellationToken)
    {
        var (token, refusal) = call.Consent?.Instead is null
            ? await confirmations.IssueAsync(ConfirmationKind.Plan, binding, cancellationToken)
            : default;
        if (refusal is not null)
        {
            return refusal;
        }

        var again = call.Via is null or RawOperation.ToolName
            ? $"call {call.Via ?? call.Tool} again with the same arguments and this \"confirmation\""
            : $"call {call.Via} again with the same name and arguments, and this \"confirmation\" among the arguments";
        return new CallError(
            "confirmation_required",
            "Nothing was done yet: a person has to agree first.",
            call.Consent?.Instead
            ?? $"Show the user the plan. Only when they agree, {again}; it is good once, for "
                + $"{Confirmations.Lifetime.TotalMinutes:0} minutes.").With(writer =>
            {
                writer.WritePropertyName("plan");
                writer.WriteRawValue(ShortenedJson.Within(ResultJson.Write(plan.Write), MostPlan), skipInputValidation: true);
                if (token is not null)
                {
                    writer.WriteString("confirmation", token);
                }
            });
    }

    /// <summary>Keyed: a hash of the arguments alone would let readers of the audit log try out what was in them.</summary>
    private string IdOf(ConsentBinding binding)
        => Convert.ToHexStringLower(
            HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes($"{binding.Call}.{binding.Files}")).AsSpan(0, 8));

    /// <summary>Secrets that a caller may have written in the name of a thing: those of this server, and those that are stored.</summary>
    private async ValueTask<KnownSecrets> KnownAsync(PendingUpdate? update, CancellationToken cancellationToken)
        => new([.. await own(cancellationToken), .. update?.Plan.Stored.Secrets ?? []]);

    /// <summary>Whom an e-mail address, a list or a body names is lost as well as what the path names.</summary>
    private static JsonElement? Others(ToolDescriptor tool, ToolCall call, KnownSecrets known)
    {
        var others =
            call.Arguments.Where(argument => argument.Key != ConsentBinding.Argument
                && (tool as OperationTool)?.PathArguments.Contains(argument.Key) != true).ToList();
        return others.Count == 0 ? null : ArgumentSummary.Whole(tool, others, call.Context.Work, known);
    }
}
