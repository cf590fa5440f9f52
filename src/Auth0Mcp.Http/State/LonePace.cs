using Auth0Mcp.Http;

namespace Auth0Mcp.Team.State;

/// <summary>
/// The pace of one instance that cannot ask for that of all: one request at a time, and none of the last few that a tenant has
/// left. The other instances do the same, and together they stay within the limit.
/// </summary>
internal sealed class LonePace
{
    /// <summary>As many instances may be alone at once, each with a request under way.</summary>
    public const int Reserve = 8;

    /// <summary>What all of them may have had under way when they last had one pace.</summary>
    public const int SharedReserve = 50;

    private readonly Lock _gate = new();
    private RateLimit? _heard;
    private DateTimeOffset _closedUntil;
    private bool _isAlone;
    private bool _isTaken;

    public PaceTicket Take(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (!_isAlone)
            {
                _isAlone = true;
                Close(SharedReserve);
            }

            if (now < _closedUntil)
            {
                return PaceTicket.After(_closedUntil - now);
            }

            if (_isTaken)
            {
                return PaceTicket.After(TenantPace.Again);
            }

            _isTaken = true;
            return PaceTicket.Go;
        }
    }

    /// <summary>The request that was let through is over.</summary>
    /// <param name="limit">What its response said; null when it said nothing.</param>
    public void Leave(RateLimit? limit)
    {
        lock (_gate)
        {
            _isTaken = false;
            _heard = limit;
            Close(Reserve);
        }
    }

    /// <summary>What a response said while all instances had one pace.</summary>
    public void Hear(RateLimit? limit)
    {
        lock (_gate)
        {
            _heard = limit ?? _heard;
        }
    }

    /// <summary>True the first time after this instance was alone: others may have a request under way that nobody counts.</summary>
    public bool Join()
    {
        lock (_gate)
        {
            var wasAlone = _isAlone;
            _isAlone = false;
            return wasAlone;
        }
    }

    private void Close(int reserve)
    {
        if (_heard is { } heard && heard.Remaining <= reserve)
        {
            _closedUntil = heard.Reset;
        }
    }
}
