using System.Text;
using System.Threading.Channels;
using Auth0Mcp.Audit;
using Auth0Mcp.Calls;
using Auth0Mcp.Context;
using Auth0Mcp.Http;
using Auth0Mcp.Team.State;
using Auth0Mcp.Text;

namespace Auth0Mcp.Team.Record;

/// <summary>
/// A line per call on standard output, in a chain per instance: a line that is changed, taken out or put in shows. The head of
/// the chain is kept beside the others' in the shared state. No call waits for it.
/// </summary>
/// <param name="instance">Names this process; the chain begins with it.</param>
/// <param name="export">Sends the same lines to a collector; null without one. It ends with this log.</param>
internal sealed class CallLog(TextWriter output, string instance, ISharedState state, TimeProvider time, RecordExport? export)
    : IAsyncDisposable
{
    /// <summary>Long enough to be compared with what was collected.</summary>
    private static readonly TimeSpan s_headLife = TimeSpan.FromDays(30);

    private readonly Channel<byte[]> _lines = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
    private readonly TimeProvider _time = time;
    private readonly Lock _gate = new();
    private AuditPosition _last = AuditPosition.None;
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

    private void Note(ToolCall call, string tenant, string host, string person, string outcome, TimeSpan duration)
    {
        var work = new CallWork(_time, ManagementHttp.CallTimeout, CancellationToken.None);
        var described = AuditLine.Describe(_time.GetUtcNow(), host, tenant, call, outcome, duration, work, person);
        var line = ResultMembers.Add(
            Encoding.UTF8.GetString(described), isFirst: false, ResultMembers.Write(writer => writer.WriteString("instance", instance)));
        _lines.Writer.TryWrite(Encoding.UTF8.GetBytes(line));
        lock (_gate)
        {
            _writing ??= Task.Run(WriteAsync);
        }
    }

    private async Task WriteAsync()
    {
        while (await _lines.Reader.WaitToReadAsync())
        {
            while (_lines.Reader.TryRead(out var described))
            {
                var line = AuditLine.Chain(described, _last.Number + 1, _last.Hash);
                _last = AuditLine.ClaimedPosition(line)!;
                await output.WriteLineAsync(line);
                export?.Send(line);
            }

            await output.FlushAsync();
            await KeepHeadAsync();
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

    private sealed class PersonRecord(CallLog log, string tenant, string person) : ICallRecord
    {
        /// <inheritdoc/>
        public async Task<CallResult> RunAsync(ToolCall call, Func<string> host, Func<Task<CallResult>> work)
        {
            var start = log._time.GetTimestamp();
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
                log.Note(call, tenant, host(), person, outcome, duration);
            }
        }

        /// <summary>The log outlives the pipelines.</summary>
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
