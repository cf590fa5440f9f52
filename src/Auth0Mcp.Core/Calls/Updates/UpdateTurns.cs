using Auth0Mcp.Context;
using Auth0Mcp.ManagementApi;

namespace Auth0Mcp.Calls.Updates;

/// <summary>
/// Lets the updates of one thing come one after the other within this process: what one has read, no other changes before it has
/// written. A call takes its turn among all calls first, so that whoever is ahead here can always go on.
/// </summary>
internal sealed class UpdateTurns(TimeProvider time)
{
    /// <summary>Leaves the call some of its time.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);

    /// <summary>The things that somebody updates or waits for.</summary>
    public int Things
    {
        get
        {
            lock (_lock)
            {
                return _lines.Count;
            }
        }
    }

    /// <summary>The turn of a call with what it changes; nobody has it yet.</summary>
    public UpdateTurn Of(OperationTool tool, ToolCall call)
        => new(this, call, string.Join('\n', [
            call.Context.Tenant, tool.Operation.Path,
            .. tool.PathArguments.Select(argument => call.Arguments.TryGetValue(argument, out var id) ? id.ToString() : "")]));

    /// <summary>Waits until nobody else updates the thing; what it returns lets the next one go on. Null when that takes too long.</summary>
    /// <param name="context">Of the call, whose time the wait is.</param>
    /// <param name="progress">Told when the call has to wait; null when nobody listens.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<IDisposable?> EnterAsync(
        string thing, CallContext context, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        Line line;
        lock (_lock)
        {
            line = _lines.TryGetValue(thing, out var known) ? known : _lines[thing] = new Line();
            line.Calls++;
        }

        var isAhead = false;
        try
        {
            isAhead = await line.Gate.WaitAsync(TimeSpan.Zero, cancellationToken) || await WaitAsync();
            return isAhead ? new Place(this, thing, line) : null;
        }
        finally
        {
            if (!isAhead)
            {
                Leave(thing, line);
            }
        }

        async Task<bool> WaitAsync()
        {
            progress?.Report("another change of the same thing is under way: waiting for it");
            var start = time.GetTimestamp();
            using var end = new CancellationTokenSource(s_longestWait, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, end.Token);
            try
            {
                await line.Gate.WaitAsync(either.Token);
                return true;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return false;
            }
            finally
            {
                context.Spend(time.GetElapsedTime(start));
            }
        }
    }

    private void Leave(string thing, Line line)
    {
        lock (_lock)
        {
            line.Calls--;
            if (line.Calls == 0)
            {
                _lines.Remove(thing);
            }
        }
    }

    /// <summary>Those who update one thing, or wait for it.</summary>
    private sealed class Line
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Calls { get; set; }
    }

    private sealed class Place(UpdateTurns turns, string thing, Line line) : IDisposable
    {
        public void Dispose()
        {
            line.Gate.Release();
            turns.Leave(thing, line);
        }
    }
}
