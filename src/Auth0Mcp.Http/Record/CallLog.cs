using System.Text;
using System.Threading.Channels;
using Auth0Mcp.Audit;
using Auth0Mcp.Calls;
using Auth0Mcp.Team.State;
using Auth0Mcp.Text;

namespace Auth0Mcp.Team.Record;

/// <summary>
/// A line per call on standard output, and one more before a change is sent, in a chain per instance: a line that is changed, taken
/// out or put in shows. The head of the chain is kept beside the others' in the shared state. Only a change waits for its line,
/// and none fails because of it.
/// </summary>
/// <param name="error">Is told once that lines cannot be written.</param>
/// <param name="instance">Names this process; the chain begins with it.</param>
/// <param name="export">Sends the same lines to a collector; null without one. It ends with this log.</param>
internal sealed class CallLog(
    TextWriter output, TextWriter error, string instance, ISharedState state, TimeProvider time, RecordExport? export) : IAsyncDisposable
{
    /// <summary>Lines that are written before the next look: a change does not wait for all that come behind its own.</summary>
    private const int MostAtOnce = 100;

    /// <summary>A change waits no longer than this for whoever reads the lines, or the shared state; it is real time.</summary>
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromSeconds(5);

    /// <summary>Long enough to be compared with what was collected.</summary>
    private static readonly TimeSpan s_headLife = TimeSpan.FromDays(30);

    private readonly Channel<Item> _lines = Channel.CreateUnbounded<Item>(new UnboundedChannelOptions { SingleReader = true });
    private readonly TimeProvider _time = time;
    private readonly Lock _gate = new();
    private AuditPosition _last = AuditPosition.None;
    private int _failures;
    private Task? _writing;

    /// <summary>Where the shared state keeps the end of an instance's chain.</summary>
    public static string HeadOf(string instance) => $"audit:{instance}";

    /// <summary>The record of one person's calls to one tenant.</summary>
    public ICallRecord Of(string tenant, string person) => new PersonRecord(this, tenant, person);

    public async ValueTask DisposeAsync()
    {
        _lines.Writer.TryComplete();
        if (_writing is { } writing)
        {
            await writing;
        }

        if (export is not null)
        {
            await export.DisposeAsync();
        }
    }

    private void Write(byte[] described, TaskCompletionSource? written = null)
    {
        var line = ResultMembers.Add(
            Encoding.UTF8.GetString(described), isFirst: false, ResultMembers.Write(writer => writer.WriteString("instance", instance)));
        if (!_lines.Writer.TryWrite(new Item(Encoding.UTF8.GetBytes(line), written)))
        {
            written?.TrySetResult();
        }

        lock (_gate)
        {
            _writing ??= Task.Run(WriteAsync);
        }
    }

    /// <summary>Waits until the line has left this process, or cannot.</summary>
    private async Task NoteChangeAsync(AuditedCall call, Func<string> host)
    {
        try
        {
            var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Write(call.BeforeChange(host()), written);
            await written.Task.WaitAsync(s_longestDelay);
        }
        catch (Exception failure)
        {
            // Whatever it is: a record that cannot be kept stops no call.
            Complain(failure);
        }
    }

    private async Task WriteAsync()
    {
        while (await _lines.Reader.WaitToReadAsync())
        {
            var written = new List<TaskCompletionSource>();
            try
            {
                for (var count = 0; count < MostAtOnce && _lines.Reader.TryRead(out var item); count++)
                {
                    if (item.Written is { } told)
                    {
                        written.Add(told);
                    }

                    var line = AuditLine.Chain(item.Described, _last.Number + 1, _last.Hash);
                    _last = AuditLine.ClaimedPosition(line)!;
                    await output.WriteLineAsync(line);
                    export?.Send(line);
                }

                await output.FlushAsync();
                await KeepHeadAsync();
            }
            catch (Exception failure)
            {
                // Whatever it is: the lines after these may be written again, and the chain shows that some are missing.
                Complain(failure);
            }
            finally
            {
                written.ForEach(static told => told.TrySetResult());
            }
        }
    }

    private void Complain(Exception failure)
    {
        if (Interlocked.Increment(ref _failures) == 1)
        {
            error.WriteLine($"The record of calls cannot be written ({failure.Message.TrimEnd('.')}); calls go on without it.");
        }
    }

    private async Task KeepHeadAsync()
    {
        try
        {
            var head = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_last.Number} {_last.Hash}");
            await state.SetAsync(HeadOf(instance), head, s_headLife, CancellationToken.None);
        }
        catch (SharedStateException)
        {
            // The next line brings it up to date.
        }
    }

    /// <param name="Written">Told when the line has left this process, or cannot; null when nobody waits.</param>
    private sealed record Item(byte[] Described, TaskCompletionSource? Written);

    private sealed class PersonRecord(CallLog log, string tenant, string person) : ICallRecord
    {
        /// <inheritdoc/>
        public async Task<CallResult> RunAsync(ToolCall call, Func<string> host, Func<Task<CallResult>> work)
        {
            var start = log._time.GetTimestamp();
            var audited = new AuditedCall(call, tenant, log._time, person);
            call.Context.NoteChange = () => log.NoteChangeAsync(audited, host);
            var outcome = "not_finished";
            try
            {
                var result = await work();
                outcome = result.Error?.Kind ?? "ok";
                return result;
            }
            catch (OperationCanceledException)
            {
                outcome = "cancelled";
                throw;
            }
            finally
            {
                var duration = log._time.GetElapsedTime(start);
                TeamSignals.Count(tenant, call, outcome);
                log.Write(audited.AtEnd(log._time.GetUtcNow(), host(), outcome, duration));
            }
        }

        /// <summary>The log outlives the pipelines.</summary>
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
