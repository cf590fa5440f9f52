using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Seed;

namespace Auth0Mcp.Demo.Store;

/// <summary>
/// Work that takes a while: pending, processing and completed, one step each time somebody looks, or after a few seconds.
/// </summary>
/// <param name="Shown">What the API shows besides the progress.</param>
/// <param name="Started">When it was asked for.</param>
/// <param name="Finish">Does the work; gives back what is shown of it from then on.</param>
internal sealed record Job(JsonObject Shown, DateTimeOffset Started, Func<JsonObject> Finish)
{
    private static readonly TimeSpan s_duration = TimeSpan.FromSeconds(10);

    private int _looks;
    private JsonObject? _result;

    /// <summary>The job as it was started.</summary>
    public JsonObject Pending() => With(new JsonObject { ["status"] = "pending" });

    /// <summary>The job as it is, one step further.</summary>
    public JsonObject Look(DateTimeOffset now)
    {
        _looks++;
        if (_result is null && _looks < 2 && now - Started < s_duration)
        {
            return With(new JsonObject { ["status"] = "processing", ["percentage_done"] = 50, ["time_left_seconds"] = 5 });
        }

        _result ??= Finish();
        var done = new JsonObject { ["status"] = "completed", ["percentage_done"] = 100, ["time_left_seconds"] = 0 };
        foreach (var (name, value) in _result)
        {
            done[name] = value?.DeepClone();
        }

        return With(done);
    }

    private JsonObject With(JsonObject progress)
    {
        progress["created_at"] = SeedClock.Text(Started);
        foreach (var (name, value) in Shown)
        {
            progress[name] = value?.DeepClone();
        }

        return progress;
    }
}
