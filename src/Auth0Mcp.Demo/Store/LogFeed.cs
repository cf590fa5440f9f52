using System.Globalization;
using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Seed;

namespace Auth0Mcp.Demo.Store;

/// <summary>The tenant log: a week of events up to a few minutes ago, dense at the end, and new ones as time goes by.</summary>
internal sealed class LogFeed(SeedClock clock)
{
    /// <summary>Older events are forgotten.</summary>
    public const int MostKept = 1000;

    private const int MostAtOnce = 200;
    private static readonly TimeSpan s_delay = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(7);

    private readonly List<JsonObject> _seed = [.. SeedData.Items("/logs")!];
    private int _added;

    /// <summary>The events that had happened when the tenant started, newest first.</summary>
    public IEnumerable<JsonObject> Past() => _seed.Select((log, index) =>
    {
        var age = s_delay + TimeSpan.FromMinutes((4 * index) + (2.3 * index * index));
        // The seconds of the seed keep the distances from looking made.
        var jitter = SeedClock.Moment(JsonNodes.TextOf(log, "date")) is { } date
            ? TimeSpan.FromMilliseconds(date.TimeOfDay.TotalMilliseconds % 60_000)
            : default;
        return Dated((JsonObject)log.DeepClone(), clock.Start - age - jitter, _seed.Count - index);
    });

    /// <summary>The events since the last time this was asked, oldest first.</summary>
    public IEnumerable<JsonObject> New()
    {
        var due = (int)Math.Min((clock.Now - clock.Start) / s_pause, int.MaxValue / 2);
        for (_added = Math.Max(_added, due - MostAtOnce); _added < due;)
        {
            _added++;
            var log = (JsonObject)_seed[_seed.Count - 1 - (_added % _seed.Count)].DeepClone();
            yield return Dated(log, clock.Start - s_delay + (_added * s_pause), _seed.Count + _added);
        }
    }

    private static JsonObject Dated(JsonObject log, DateTimeOffset moment, int number)
    {
        log["date"] = SeedClock.Text(moment);
        var id = string.Create(CultureInfo.InvariantCulture, $"900{moment.UtcDateTime:yyyyMMddHHmmssfff}{number:D33}");
        (log["log_id"], log["_id"]) = (id, id);
        return log;
    }
}
