using System.Security.Cryptography;
using System.Text;
using Auth0Mcp.Calls.Arguments;

namespace Auth0Mcp.Calls.Consent;

/// <summary>What a person's answer means for a call.</summary>
internal sealed partial class ConsentGate
{
    /// <summary>
    /// Asks about what a tool of this server found out that it would do; null when it may, else the result that its caller gets.
    /// </summary>
    /// <param name="plan">What happens, as sentences. The consent is for these alone.</param>
    /// <param name="loses">Something is lost that does not come back.</param>
    public async Task<CallResult?> AskAsync(
        BuiltInTool tool, ToolCall call, string plan, bool loses, CancellationToken cancellationToken)
    {
        if (level == ConfirmLevel.Never || call.IsDryRun || !(loses || level.Covers(tool.Access)))
        {
            return null;
        }

        var host = call.Context.Bind(tenant());
        var binding = CallBinding.Of(
            host, call, []) with
        { State = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plan))) };
        call.Context.ConfirmationId = IdOf(binding);
        if (call.Arguments.TryGetValue(ConsentBinding.Argument, out var token)
            && token.ValueKind == System.Text.Json.JsonValueKind.String)
        {
            call.Context.Confirmation = "token";
            return await RedeemAsync(token, binding, cancellationToken) switch
            {
                ConsentMatch.Whole => null,
                ConsentMatch.OtherState => PlanChanged(),
                _ => ConsentErrors.Refused(),
            };
        }

        call.Context.Confirmation = "asked";
        var question = new ConsentPlan(host, tool, null, null, []) { Loss = plan };
        return await AgreeAsync(call, question, binding, LoadedUploads.None, PlanChanged, cancellationToken);
    }

    /// <summary>Null when a person agrees to the call, else the result that it gets.</summary>
    /// <param name="changed">The result where what is agreed to is not what it was.</param>
    private async Task<CallResult?> AgreeAsync(
        ToolCall call, ConsentPlan plan, ConsentBinding binding, LoadedUploads uploads, Func<CallError> changed,
        CancellationToken cancellationToken)
    {
        if (await AskAsync(call, plan, binding, cancellationToken) is not { } answer)
        {
            call.Context.Confirmation = "none";
            return ConsentErrors.Busy();
        }

        call.Context.Confirmation = answer switch
        {
            ConsentAnswer.Accepted or ConsentAnswer.Outdated or ConsentAnswer.Changed =>
            "given",
            ConsentAnswer.Declined => "declined",
            _ => "asked"
        };
        return answer switch
        {
            ConsentAnswer.Accepted => uploads.HaveChanged() ? ConsentErrors.Outdated(uploads) : null,
            ConsentAnswer.Outdated => ConsentErrors.Outdated(uploads),
            ConsentAnswer.Changed => changed(),
            ConsentAnswer.Declined => ConsentErrors.Declined(),
            ConsentAnswer.Unanswered => ConsentErrors.Unanswered(),
            _ => by == ConfirmBy.Elicitation && call.Consent?.Instead is null
                ? ConsentErrors.OnlyByElicitation(hasMachine)
                : await RequiredAsync(plan, call, binding, cancellationToken),
        };
    }

    private static CallError PlanChanged() => new(
        "plan_changed",
        "What the call would do is not what the user agreed to: a file or the tenant changed meanwhile. Nothing was changed.",
        "Call again without \"confirmation\" to get a new plan, and show it to the user.");
}
