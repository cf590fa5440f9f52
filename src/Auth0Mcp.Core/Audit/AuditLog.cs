using System.Threading.Channels;
using Auth0Mcp.Calls;
using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Audit;

/// <summary>
/// Writes a line per call, behind the calls, and one more before a change is sent: only that waits for the disk, and nothing fails
/// because of it. Nothing is touched before the first call; at the end everything is on the disk. Calls that sent a change have a
/// chain of their own, so that no number of other calls rotates them away; of calls that never left this process, the first
/// twenty of a minute are written down and the others counted.
/// </summary>
internal sealed class AuditLog(AuditFiles files, string profile, TimeProvider time, TextWriter error) : ICallRecord
{
    /// <summary>Lines for calls that never left this process.</summary>
    private const int LocalCallsPerMinute = 20;

    /// <summary>A change waits no longer than this for a disk, a keychain or another process; it is real time.</summary>
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromSeconds(5);

    private readonly Channel<Item> _lines = Channel.CreateUnbounded<Item>(new UnboundedChannelOptions { SingleReader = true });
    private readonly AuditFiles _changes = files.Of(AuditFiles.ChangingCalls);
    private readonly Lock _gate = new();
    private Task? _writing;
    private TaskCompletionSource? _allDescribed;
    private int _open;
    private int _failures;
    private DateTimeOffset _minute;
    private int _localCalls;

    /// <inheritdoc/>
    public async Task<CallResult> RunAsync(ToolCall call, Func<string> tenant, Func<Task<CallResult>> work)
    {
        var start = time.GetTimestamp();
        var audited = new AuditedCall(call, profile, time);
        call.Context.NoteChange = () => NoteChangeAsync(audited, tenant);
        try
        {
            var result = await work();
            Note(call, audited, tenant, result.Error?.Kind ?? "ok", time.GetElapsedTime(start));
            return result;
        }
        catch (OperationCanceledException)
        {
            Note(call, audited, tenant, "cancelled", time.GetElapsedTime(start));
            throw;
        }
        catch
        {
            // The client has to ask its user and call again; or the call was none of this protocol.
            Note(call, audited, tenant, "not_finished", time.GetElapsedTime(start));
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            CloseMinute(DateTimeOffset.MaxValue, time.GetUtcNow(), static () => "");
            _allDescribed = _open > 0 ? new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) : null;
        }

        await (_allDescribed?.Task ?? Task.CompletedTask);
        _lines.Writer.TryComplete();
        if (_writing is { } writing)
        {
            await writing;
        }
    }

    /// <summary>Waits until the line is on the disk, or cannot be written.</summary>
    private async Task NoteChangeAsync(AuditedCall call, Func<string> tenant)
    {
        try
        {
            var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_lines.Writer.TryWrite(new Item(IsChange: true, call.BeforeChange(tenant()), written)))
            {
                StartWriting();
                await written.Task.WaitAsync(s_longestDelay);
            }
        }
        catch (Exception failure)
        {
            // Whatever it is: a record that cannot be kept stops no call.
            Complain(failure);
        }
    }

    /// <summary>What takes long, the look through the arguments for secrets, holds up no other call.</summary>
    private void Note(ToolCall call, AuditedCall audited, Func<string> tenant, string outcome, TimeSpan duration)
    {
        try
        {
            if (Begin(call, tenant) is { } now)
            {
                _lines.Writer.TryWrite(new Item(call.Context.HasSentChange, audited.AtEnd(now, tenant(), outcome, duration)));
            }
        }
        catch (Exception failure)
        {
            // Whatever it is: the call is over, and its result stands.
            Complain(failure);
        }
        finally
        {
            End();
        }
    }

    /// <summary>When the call was over; null when it is only counted.</summary>
    private DateTimeOffset? Begin(ToolCall call, Func<string> tenant)
    {
        lock (_gate)
        {
            _open++;
            var now = time.GetUtcNow();
            CloseMinute(now, now, tenant);
            return call.Context.Requests > 0 || ++_localCalls <= LocalCallsPerMinute ? now : null;
        }
    }

    private void End()
    {
        StartWriting();
        lock (_gate)
        {
            if (--_open == 0)
            {
                _allDescribed?.TrySetResult();
            }
        }
    }

    private void StartWriting()
    {
        lock (_gate)
        {
            _writing ??= Task.Run(WriteAsync);
        }
    }

    /// <summary>Writes down how many local calls of the last minute have no line of their own.</summary>
    private void CloseMinute(DateTimeOffset begins, DateTimeOffset now, Func<string> tenant)
    {
        if (begins - _minute < TimeSpan.FromMinutes(1))
        {
            return;
        }

        if (_localCalls > LocalCallsPerMinute)
        {
            _lines.Writer.TryWrite(
                new Item(IsChange: false, AuditLine.Describe(now, tenant(), profile, _localCalls - LocalCallsPerMinute)));
        }

        (_minute, _localCalls) = (now, 0);
    }

    private async Task WriteAsync()
    {
        while (await _lines.Reader.WaitToReadAsync())
        {
            var lines = new List<Item>();
            while (_lines.Reader.TryRead(out var line))
            {
                lines.Add(line);
            }

            await AppendAsync(_changes, [.. lines.Where(static line => line.IsChange).Select(static line => line.Line)]);
            foreach (var line in lines)
            {
                line.Written?.TrySetResult();
            }

            await AppendAsync(files, [.. lines.Where(static line => !line.IsChange).Select(static line => line.Line)]);
        }
    }

    private async Task AppendAsync(AuditFiles chain, IReadOnlyList<byte[]> lines)
    {
        try
        {
            if (lines.Count > 0)
            {
                await chain.AppendAsync(lines);
            }
        }
        catch (Exception failure)
        {
            Complain(failure);
        }
    }

    private void Complain(Exception failure)
    {
        if (Interlocked.Increment(ref _failures) == 1)
        {
            error.WriteLine(
                $"auth0-mcp: the audit log cannot be written ({Reason(failure)}); calls go on without it. Make its directory "
                + $"writable, or set {EnvironmentVariables.Audit}=false.");
        }
    }

    private static string Reason(Exception failure)
        => failure switch
        {
            IOException or UnauthorizedAccessException => PrivateFile.Reason(failure),
            SignInStoreException => failure.Message.TrimEnd('.', ' '),
            TimeoutException => "it takes too long",
            _ => failure.GetType().Name,
        };

    /// <param name="Written">Told when the line is on the disk, or cannot be written; null when nobody waits.</param>
    private sealed record Item(bool IsChange, byte[] Line, TaskCompletionSource? Written = null);
}
