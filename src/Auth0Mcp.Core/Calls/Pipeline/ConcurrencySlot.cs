using System.Threading.RateLimiting;

namespace Auth0Mcp.Calls.Pipeline;

/// <summary>
/// The turn of one call. While a person thinks about it, the call lets others go ahead, and takes its turn again afterwards.
/// </summary>
internal sealed class ConcurrencySlot(CallLimiter limiter, RateLimitLease place, IProgress<string>? progress) : ICallTurn, IDisposable
{
    private RateLimitLease? _place = place;

    /// <inheritdoc/>
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

    /// <inheritdoc/>
    public async Task<bool> ResumeAsync(CancellationToken cancellationToken)
        => (_place ??= await limiter.EnterAsync(progress, cancellationToken)) is not null;

    /// <summary>Gives the turn to the next call.</summary>
    public void Dispose()
    {
        _place?.Dispose();
        _place = null;
    }
}
