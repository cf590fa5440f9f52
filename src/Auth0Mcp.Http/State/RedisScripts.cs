namespace Auth0Mcp.Team.State;

/// <summary>
/// What Redis does in one step. Times are in milliseconds by the clock of Redis, so that the clocks of the instances do not
/// matter.
/// </summary>
internal static class RedisScripts
{
    /// <summary>
    /// The epoch belongs to one run of one Redis: a Redis that was started again may have lost what was spent last, whatever it
    /// has on disk. KEYS: epoch. ARGV: a new random text. Returns the epoch and how long it has lasted.
    /// </summary>
    public const string Epoch = Now + """
        local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
        local epoch = redis.call('HGET', KEYS[1], run)
        if not epoch then
          epoch = ARGV[1]
          redis.call('DEL', KEYS[1])
          redis.call('HSET', KEYS[1], run, epoch, 'since', now)
        end
        return {epoch, now - (tonumber(redis.call('HGET', KEYS[1], 'since')) or 0)}
        """;

    /// <summary>KEYS: epoch, spent. ARGV: the epoch that was signed for, life. Returns 1 when this call spent it.</summary>
    public const string Spend = """
        local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
        if redis.call('HGET', KEYS[1], run) ~= ARGV[1] then return 0 end
        if redis.call('SET', KEYS[2], '1', 'NX', 'PX', ARGV[2]) then return 1 end
        return 0
        """;

    /// <summary>KEYS: counter. ARGV: window.</summary>
    public const string Count = """
        local count = redis.call('INCR', KEYS[1])
        if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
        return count
        """;

    /// <summary>KEYS: pace. ARGV: longest probe, again, life. Returns 0 to go, -1 to probe, or the wait.</summary>
    public const string Take = Now + """
        local pace = redis.call('HMGET', KEYS[1], 'left', 'reset', 'free', 'probe', 'flight', 'at')
        local left, reset, free, probe = tonumber(pace[1]), tonumber(pace[2]) or 0, tonumber(pace[3]) or 0, tonumber(pace[4]) or 0
        local flight, at = tonumber(pace[5]) or 0, tonumber(pace[6]) or 0
        if now < free then return 0 end
        if left and left > 0 and now < reset then
          if now - at > 60000 then flight = 0 end
          redis.call('HSET', KEYS[1], 'left', left - 1, 'flight', flight + 1, 'at', now)
          redis.call('PEXPIRE', KEYS[1], ARGV[3])
          return 0
        end
        if left == 0 and now < reset then return reset - now end
        if now < probe then return tonumber(ARGV[2]) end
        redis.call('HSET', KEYS[1], 'probe', now + tonumber(ARGV[1]))
        redis.call('PEXPIRE', KEYS[1], ARGV[3])
        return -1
        """;

    /// <summary>KEYS: pace. ARGV: was a probe, left or '', until reset, window or '', silence, life.</summary>
    public const string Learn = Now + """
        local pace = redis.call('HMGET', KEYS[1], 'left', 'reset', 'window', 'flight')
        local left, reset, known, flight = tonumber(pace[1]), tonumber(pace[2]) or 0, tonumber(pace[3]), tonumber(pace[4]) or 0
        local probe, said, wait, window = ARGV[1] == '1', tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
        if not probe then flight = math.max(0, flight - 1) end
        redis.call('HSET', KEYS[1], 'flight', flight)
        redis.call('PEXPIRE', KEYS[1], ARGV[6])
        if not said then
          if probe then
            redis.call('HDEL', KEYS[1], 'probe')
            redis.call('HSET', KEYS[1], 'free', now + tonumber(ARGV[5]))
          end
          return 0
        end
        local certain = math.max(0, said - flight)
        local newer = not known or not window or window > known
        if probe or newer or not left then
          local counted = (probe or not left or now >= reset) and certain or math.min(certain, left)
          redis.call('HSET', KEYS[1], 'left', counted, 'reset', now + wait)
          if window then redis.call('HSET', KEYS[1], 'window', window) end
        elseif window == known then
          redis.call('HSET', KEYS[1], 'left', math.min(left, certain))
        end
        redis.call('HDEL', KEYS[1], 'free')
        if probe then redis.call('HDEL', KEYS[1], 'probe') end
        return 0
        """;

    /// <summary>What Redis drops when it is full.</summary>
    public const string Eviction = """
        return string.match(redis.call('INFO', 'memory'), 'maxmemory_policy:([%w-]+)')
        """;

    private const string Now = """
        local time = redis.call('TIME')
        local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)

        """;
}
