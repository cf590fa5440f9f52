using System.Text.Json;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Auth0Mcp.Mcp;

/// <summary>
/// Asks the user through the client (elicitation). Clients of 2026-07-28 and later are told what input is missing and repeat the call
/// with it; earlier ones are asked while the call waits. The latter is done here and not by the SDK, whose wait has no end and whose
/// failure would not be a result.
/// </summary>
internal sealed class McpConsent(RequestContext<CallToolRequestParams> request, IConfirmations confirmations, TimeProvider time)
    : IConsentChannel
{
    private const string Question = "consent";
    private const string Field = "agree";

    /// <summary>Ends before the shortest time after which clients give up a call.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(50);

    public bool CanAsk
        => request.Server.ClientCapabilities?.Elicitation is not null || request.Params.InputResponses?.ContainsKey(Question) == true;

    /// <summary>The SDK makes answers of these.</summary>
    public bool Answers(Exception exception) => exception is InputRequiredException or McpException;

    /// <exception cref="InputRequiredException">The client has to ask and call again.</exception>
    /// <exception cref="McpProtocolException">The answer does not belong to a question of this server.</exception>
    public async Task<ConsentAnswer> AskAsync(string message, ConsentBinding binding, CancellationToken cancellationToken)
    {
        if (request.Params.InputResponses?.TryGetValue(Question, out var response) == true)
        {
            return (await confirmations.RedeemAsync(ConfirmationKind.Question, request.Params.RequestState, binding, cancellationToken),
                Answer(Read(response))) switch
            {
                (ConsentMatch.Whole, var answer) => answer,
                (ConsentMatch.OtherFiles, ConsentAnswer.Accepted) => ConsentAnswer.Outdated,
                (ConsentMatch.OtherState, ConsentAnswer.Accepted) => ConsentAnswer.Changed,
                (ConsentMatch.OtherFiles or ConsentMatch.OtherState, var answer) => answer,
                _ => throw new McpProtocolException(
                    "The answer is to no open question of this server, or to one about other arguments.", McpErrorCode.InvalidParams),
            };
        }

        if (request.Server.ClientCapabilities?.Elicitation is null)
        {
            return ConsentAnswer.Unavailable;
        }

        var question = Form(message);
        if (request.Server.SpeaksStateless())
        {
            throw new InputRequiredException(
                new Dictionary<string, InputRequest> { [Question] = InputRequest.ForElicitation(question) },
                (await confirmations.IssueAsync(ConfirmationKind.Question, binding, cancellationToken)).Value);
        }

        return await ElicitAsync(question, cancellationToken);
    }

    /// <summary>
    /// A client that claims to ask and does not gets nothing in place of the answer: a token would be the model's own consent.
    /// </summary>
    private async Task<ConsentAnswer> ElicitAsync(ElicitRequestParams question, CancellationToken cancellationToken)
    {
        using var end = new CancellationTokenSource(s_patience, time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, end.Token);
        try
        {
            return Answer(await request.Server.ElicitAsync(question, patience.Token));
        }
        catch (Exception failure)
            when (failure is McpException or JsonException or OperationCanceledException or InvalidOperationException
                && !cancellationToken.IsCancellationRequested)
        {
            // The last is a client that has begun its session anew meanwhile, and does not ask any more.
            return ConsentAnswer.Unanswered;
        }
    }

    /// <summary>Null for an answer that is none.</summary>
    private static ElicitResult? Read(InputResponse? response)
    {
        try
        {
            return response?.Deserialize(InputResponse.ElicitResultJsonTypeInfo);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ConsentAnswer Answer(ElicitResult? result)
        => result is { IsAccepted: true, Content: { } content } && content.TryGetValue(Field, out var agreed)
            && agreed.ValueKind == JsonValueKind.True
            ? ConsentAnswer.Accepted
            : ConsentAnswer.Declined;

    private static ElicitRequestParams Form(string message) => new()
    {
        Message = message,
        RequestedSchema = new ElicitRequestParams.RequestSchema
        {
            Properties =
                { [Field] = new ElicitRequestParams.BooleanSchema { Title = "Do it", Description = "Nothing is done without it." } },
            Required = [Field],
        },
    };
}
