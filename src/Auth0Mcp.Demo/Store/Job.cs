using System.Text.Json.Nodes;
using Auth0Mcp.Demo.Seed;

namespace Auth0Mcp.Demo.Store;

/// <summary>
/// Work that takes a while: pending, processing and completed, one step each time somebody looks, or after a few seconds.
/// </summary>
/// <param name="shown">What the API shows besides the progress.</param>
/// <param name="started">When it was asked for.</param>
/// <param name="finish">Does the work; gives back what is shown of it from then on.</param>
internal sealed class Job(JsonObject shown, DateTimeOffset started, Func<JsonObject> finish)
{
    private static readonly TimeSpan s_duration = TimeSpan.FromSeconds(10);

    private Func<JsonObject>? _finish = finish;
    private int _looks;
    private JsonObject? _result;

    public bool IsImport => JsonNodes.TextOf(shown, "type") == "users_import";

    /// <summary>True when the work is done; it is where its time is over.</summary>
    public bool IsDone(DateTimeOffset now)
    {
        if (now - started >= s_duration)
        {
            Complete();
        }

        return _result is not null;
    }

    /// <summary>The job as it was started.</summary>
    public JsonObject Pending() => With(new JsonObject { ["status"] = "pending" });

    /// <summary>The job as it is, one step further.</summary>
    public JsonObject Look(DateTimeOffset now)
    {
        _looks++;
        if (!IsDone(now) && _looks < 2)
        {
            return With(new JsonObject { ["status"] = "processing", ["percentage_done"] = 50, ["time_left_seconds"] = 5 });
        }

        var result = Complete();
        var done = new JsonObject { ["status"] = "completed", ["percentage_done"] = 100, ["time_left_seconds"] = 0 };
        foreach (var (name, value) in result)
        {
            done[name] = value?.DeepClone();
        }

        return With(done);
    }

    /// <summary>Does the work once; what it needed is let go.</summary>
    private JsonObject Complete()
    {
        if (_finish is { } finish)
        {
            (_result, _finish) = (finish(), null);
        }

        return _result!;
    }

    private JsonObject With(JsonObject progress)
    {
        progress["created_at"] = SeedClock.Text(started);
        foreach (var (name, value) in shown)
        {
            progress[name] = value?.DeepClone();
        }

        return progress;
    }
}
