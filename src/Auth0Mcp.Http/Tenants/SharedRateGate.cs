using Auth0Mcp.Calls;
using Auth0Mcp.Http;
using Auth0Mcp.Team.State;

namespace Auth0Mcp.Team.Tenants;

/// <summary>
/// One pace for all instances: a request takes its place in what they share. While that cannot be reached, this instance keeps
/// its own pace, and only reads get this far.
/// </summary>
internal sealed class SharedRateGate(ISharedState state, string tenant, TimeProvider time) : IRateLimitGate
{
    /// <summary>Waits shorter than this are not worth a word.</summary>
    private static readonly TimeSpan s_worthTelling = TimeSpan.FromMilliseconds(500);

    /// <summary>Whoever waits alone looks this often whether there is one pace for all again.</summary>
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(250);

    private static readonly RateLimitLease s_alone = new AloneLease();
    private static readonly RateLimitLease s_firstProbe = new FirstProbeLease();

    private readonly LonePace _lone = new();

    /// <inheritdoc/>
    public async Task<RateLimitLease> EnterAsync(TimeSpan timeout, Action<TimeSpan> onWait, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var wasTold = false;
        while (true)
        {
            var (ticket, isAlone) = await TakeAsync(cancellationToken);
            if (ticket.Wait <= TimeSpan.Zero)
            {
                return isAlone ? s_alone
                    : _lone.Join() && ticket.IsProbe ? s_firstProbe
                    : ticket.IsProbe ? RateLimitLease.Probe
                    : RateLimitLease.Counted;
            }

            if (ticket.Wait > timeout - time.GetElapsedTime(start))
            {
                throw new RateLimitedException(ticket.Wait);
            }

            if (!wasTold && ticket.Wait > s_worthTelling)
            {
                onWait(ticket.Wait);
                wasTold = true;
            }

            await Task.Delay(isAlone && ticket.Wait > s_look ? s_look : ticket.Wait, time, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Leave(RateLimitLease lease, RateLimit? limit, bool isAnswered = true)
    {
        if (lease == s_alone)
        {
            _lone.Leave(limit);
            return;
        }

        _lone.Hear(limit);
        if (lease == s_firstProbe && limit is not null)
        {
            limit = limit with { Remaining = Math.Max(0, limit.Remaining - LonePace.Reserve) };
        }

        _ = LearnAsync(lease.IsProbe, limit, isAnswered);
    }

    private async Task<(PaceTicket Ticket, bool IsAlone)> TakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await state.TakeAsync(tenant, cancellationToken), false);
        }
        catch (SharedStateException)
        {
            return (_lone.Take(time.GetUtcNow()), true);
        }
    }

    private async Task LearnAsync(bool wasProbe, RateLimit? limit, bool isAnswered)
    {
        try
        {
            if (wasProbe && limit is null && !isAnswered)
            {
                // Nobody knows more than before: the next one may ask at once.
                await state.LearnAsync(tenant, wasProbe, left: 1, TimeSpan.FromMilliseconds(1), window: null, CancellationToken.None);
                return;
            }

            var until = limit is null ? TimeSpan.Zero : limit.Reset - time.GetUtcNow();
            await state.LearnAsync(tenant, wasProbe, limit?.Remaining, until, limit?.Window, CancellationToken.None);
        }
        catch (SharedStateException)
        {
            // A probe that does not report is given up after a while, and requests in flight are forgotten.
        }
    }

    /// <summary>Let through by the pace of this instance alone.</summary>
    private sealed record AloneLease() : RateLimitLease(IsProbe: false);

    /// <summary>Asks for all instances, the first time after they were alone.</summary>
    private sealed record FirstProbeLease() : RateLimitLease(IsProbe: true);
}
