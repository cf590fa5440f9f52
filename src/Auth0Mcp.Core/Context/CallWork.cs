
namespace Auth0Mcp.Context;

/// <summary>
/// The work of this process on the arguments of a call or on its answer, in steps: values and characters read. It ends with the
/// time of the call, and when the caller cancels.
/// </summary>
/// <param name="limit">The time that is left; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
internal sealed class CallWork(TimeProvider time, TimeSpan limit, CancellationToken cancellationToken)
{
    /// <summary>Steps between two looks at the clock: some microseconds of work.</summary>
    private const int Between = 4096;

    private readonly long _start = time.GetTimestamp();
    private long _next = Between;

    /// <summary>The steps done.</summary>
    public long Steps { get; private set; }

    /// <summary>Looks at the clock, whatever was counted.</summary>
    /// <exception cref="TimeoutException">The time is over.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public void Look() => Step(Math.Max(1, _next - Steps));

    /// <summary>Counts steps.</summary>
    /// <exception cref="TimeoutException">The time is over.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public void Step(long steps = 1)
    {
        Steps += steps;
        if (Steps < _next)
        {
            return;
        }

        _next = Steps + Between;
        cancellationToken.ThrowIfCancellationRequested();
        if (limit != Timeout.InfiniteTimeSpan && time.GetElapsedTime(_start) >= limit)
        {
            throw new TimeoutException();
        }
    }
}
