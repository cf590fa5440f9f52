using System.Text.Json;
using System.Threading.Channels;
using Auth0Mcp.Calls;
using Auth0Mcp.Cli;
using Auth0Mcp.Configuration;
using Auth0Mcp.SignIn;

namespace Auth0Mcp.Audit;

/// <summary>
/// Writes a line per call, behind the calls: none waits for the disk, and none fails because of it. Nothing is touched before the first
/// call; at the end everything is on the disk.
/// </summary>
internal sealed class AuditLog(AuditFiles files, string profile, TimeProvider time, TextWriter error) : IAsyncDisposable
{
    /// <summary>The profile of calls whose sign-in comes from the environment.</summary>
    public const string EnvironmentProfile = "environment";

    private readonly Channel<byte[]> _lines = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _gate = new();
    private Task? _writing;
    private int _failures;

    /// <summary>The log of a process; null with the demo tenant, or when it is switched off.</summary>
    /// <exception cref="UsageException">The variable is no boolean.</exception>
    public static AuditLog? Open(ServerSettings settings, CliContext context)
    {
        if (settings.IsDemo || EnvironmentVariables.Boolean(context.Environment, EnvironmentVariables.Audit) == false)
        {
            return null;
        }

        var profile = settings.UsesProfile ? settings.Profile ?? context.Profiles().Default : EnvironmentProfile;
        return new AuditLog(new AuditFiles(DirectoryOf(context, profile)), profile, TimeProvider.System, context.Error);
    }

    /// <summary>Where a profile's log is.</summary>
    public static string DirectoryOf(CliContext context, string profile) => Path.Combine(UserDirectories.Of(context.Environment).State, "audit", profile);

    /// <summary>Makes a call and notes how it ended, an exception included.</summary>
    public async Task<CallResult> RunAsync(ToolCall call, Func<string> tenant, Func<Task<CallResult>> work)
    {
        var start = time.GetTimestamp();
        try
        {
            var result = await work();
            Note(call, tenant, result.ErrorKind ?? "ok", time.GetElapsedTime(start));
            return result;
        }
        catch (OperationCanceledException)
        {
            Note(call, tenant, "cancelled", time.GetElapsedTime(start));
            throw;
        }
        catch
        {
            // The client has to ask its user and call again; or the call was none of this protocol.
            Note(call, tenant, "not_finished", time.GetElapsedTime(start));
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _lines.Writer.TryComplete();
        if (_writing is { } writing)
        {
            await writing;
        }
    }

    private void Note(ToolCall call, Func<string> tenant, string outcome, TimeSpan duration)
    {
        try
        {
            _lines.Writer.TryWrite(AuditLine.Describe(time.GetUtcNow(), tenant(), profile, call, outcome, duration));
        }
        catch (Exception failure)
        {
            // Whatever it is: the call is over, and its result stands.
            Complain(failure);
        }

        lock (_gate)
        {
            _writing ??= Task.Run(WriteAsync);
        }
    }

    private async Task WriteAsync()
    {
        while (await _lines.Reader.WaitToReadAsync())
        {
            var lines = new List<byte[]>();
            while (_lines.Reader.TryRead(out var line))
            {
                lines.Add(line);
            }

            try
            {
                await files.AppendAsync(lines);
            }
            catch (Exception failure)
            {
                Complain(failure);
            }
        }
    }

    private void Complain(Exception failure)
    {
        if (Interlocked.Increment(ref _failures) == 1)
        {
            error.WriteLine($"auth0-mcp: the audit log cannot be written ({Reason(failure)}); calls go on without it. Make its directory writable, or set {EnvironmentVariables.Audit}=false.");
        }
    }

    private static string Reason(Exception failure)
        => failure is IOException or UnauthorizedAccessException ? PrivateFile.Reason(failure) : failure.GetType().Name;
}
