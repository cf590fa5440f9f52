using Auth0Mcp.Calls.Consent;

namespace Auth0Mcp.Calls;

/// <summary>The turn of one call. While a person thinks about it, the call lets others go ahead, and takes its turn again afterwards.</summary>
internal sealed class ConcurrencySlot(CallLimiter limiter, IProgress<string>? progress)
{
    private bool _isHeld = true;

    /// <summary>Asks a person, without keeping the turn if that takes time; null when too many questions are open already.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ConsentAnswer?> AskAsync(Func<Task<ConsentAnswer>> ask, CancellationToken cancellationToken)
    {
        if (!limiter.TryOpenQuestion())
        {
            End();
            if (!await limiter.OpenQuestionAsync(progress, cancellationToken))
            {
                return null;
            }
        }

        try
        {
            var answer = ask();
            if (!answer.IsCompleted)
            {
                End();
            }

            return await answer;
        }
        finally
        {
            limiter.CloseQuestion();
        }
    }

    /// <summary>Takes the turn again where it was given up; false when it does not come.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<bool> ResumeAsync(CancellationToken cancellationToken)
        => _isHeld || (_isHeld = await limiter.EnterAsync(progress, cancellationToken));

    /// <summary>Gives the turn to the next call.</summary>
    public void End()
    {
        if (_isHeld)
        {
            _isHeld = false;
            limiter.Leave();
        }
    }
}
