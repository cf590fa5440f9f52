using System.Threading.RateLimiting;
using Auth0Mcp.Calls.Consent;

namespace Auth0Mcp.Calls;

/// <summary>The turn of one call. While a person thinks about it, the call lets others go ahead, and takes its turn again afterwards.</summary>
internal sealed class ConcurrencySlot(CallLimiter limiter, RateLimitLease place, IProgress<string>? progress) : IDisposable
{
    private RateLimitLease? _place = place;

    /// <summary>Asks a person, without keeping the turn if that takes time; null when too many questions are open already.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ConsentAnswer?> AskAsync(Func<Task<ConsentAnswer>> ask, CancellationToken cancellationToken)
    {
        var question = limiter.TryOpenQuestion();
        if (question is null)
        {
            Dispose();
            question = await limiter.OpenQuestionAsync(progress, cancellationToken);
        }

        if (question is null)
        {
            return null;
        }

        using (question)
        {
            var answer = ask();
            if (!answer.IsCompleted)
            {
                Dispose();
            }

            return await answer;
        }
    }

    /// <summary>Takes the turn again where it was given up; false when it does not come.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<bool> ResumeAsync(CancellationToken cancellationToken)
        => (_place ??= await limiter.EnterAsync(progress, cancellationToken)) is not null;

    /// <summary>Gives the turn to the next call.</summary>
    public void Dispose()
    {
        _place?.Dispose();
        _place = null;
    }
}
