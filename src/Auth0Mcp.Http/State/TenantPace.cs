namespace Auth0Mcp.Team.State;

/// <summary>
/// What is left of one tenant's rate limit. While nothing is known, one request goes ahead to find out; when nothing is left, all
/// wait for the reset. The script of <see cref="RedisState"/> does the same with values in Redis.
/// </summary>
internal sealed class TenantPace
{
    /// <summary>A probe that has not come back by then is given up: its instance may be gone.</summary>
    public static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(5);

    /// <summary>Whoever has to wait for a probe asks again after so long.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromMilliseconds(20);

    /// <summary>A tenant that says nothing of its limit is asked again after so long.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    private int? _left;
    private int _inFlight;
    private DateTimeOffset _reset;
    private DateTimeOffset _freeUntil;
    private DateTimeOffset _probeEnds;
    private long? _window;

    public PaceTicket Take(DateTimeOffset now)
    {
        if (now < _freeUntil)
        {
            return PaceTicket.Go;
        }

        if (_left > 0 && now < _reset)
        {
            _left--;
            _inFlight++;
            return PaceTicket.Go;
        }

        if (_left == 0 && now < _reset)
        {
            return PaceTicket.After(_reset - now);
        }

        if (now < _probeEnds)
        {
            return PaceTicket.After(Again);
        }

        _probeEnds = now + LongestProbe;
        return PaceTicket.Probe;
    }

    public void Learn(DateTimeOffset now, bool wasProbe, int? left, TimeSpan untilReset, long? window)
    {
        if (!wasProbe)
        {
            _inFlight = Math.Max(0, _inFlight - 1);
        }

        if (left is not { } said)
        {
            if (wasProbe)
            {
                _probeEnds = default;
                _freeUntil = now + Silence;
            }

            return;
        }

        // Those under way may not be counted in what this response says.
        var certain = Math.Max(0, said - _inFlight);
        var isNewer = _window is null || window is null || window > _window;
        if (wasProbe || isNewer || _left is null)
        {
            _left = wasProbe || _left is null || now >= _reset ? certain : Math.Min(certain, _left.Value);
            (_reset, _window) = (now + untilReset, window ?? _window);
        }
        else if (window == _window)
        {
            _left = Math.Min(_left.Value, certain);
        }

        _freeUntil = default;
        if (wasProbe)
        {
            _probeEnds = default;
        }
    }
}
