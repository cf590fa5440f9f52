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

    private readonly RateLimitGate _own = new(time);

    /// <inheritdoc/>
    public async Task<RateLimitLease> EnterAsync(TimeSpan timeout, Action<TimeSpan> onWait, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var wasTold = false;
        while (true)
        {
            PaceTicket ticket;
            try
            {
                ticket = await state.TakeAsync(tenant, cancellationToken);
            }
            catch (SharedStateException)
            {
                return new OwnLease(await _own.EnterAsync(timeout, onWait, cancellationToken));
            }

            if (ticket.Wait <= TimeSpan.Zero)
            {
                return ticket.IsProbe ? RateLimitLease.Probe : RateLimitLease.Counted;
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

            await Task.Delay(ticket.Wait, time, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Leave(RateLimitLease lease, RateLimit? limit, bool isAnswered = true)
    {
        if (lease is OwnLease own)
        {
            _own.Leave(own.Inner, limit, isAnswered);
        }
        else
        {
            _ = LearnAsync(lease.IsProbe, limit, isAnswered);
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
    private sealed record OwnLease(RateLimitLease Inner) : RateLimitLease(Inner.IsProbe);
}
