using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Auth0Mcp.EndToEnd.Tests.Harness;

/// <summary>How a <see cref="RawTenant"/> treats a connection after its answer.</summary>
public enum Ending
{
    /// <summary>Closes it, as a web server does.</summary>
    Close,

    /// <summary>Breaks it, as a failing network does.</summary>
    Reset,

    /// <summary>Keeps it and says nothing more.</summary>
    Stall,
}

/// <summary>Gives the same answer to every request, byte for byte: for all that a proper web server does not do.</summary>
public sealed class RawTenant : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _asked = new();
    private readonly TaskCompletionSource _answered = new();
    private readonly TaskCompletionSource _hungUp = new();
    private readonly byte[] _answer;
    private readonly Ending _ending;
    private readonly Task _loop;
    private int _requests;

    public RawTenant(byte[] answer, Ending ending)
    {
        (_answer, _ending) = (answer, ending);
        _listener.Start();
        _loop = ServeAsync();
    }

    public RawTenant(string head, string body, Ending ending = Ending.Close)
        : this(Encoding.UTF8.GetBytes($"{head}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"), ending)
    {
    }

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Somebody has asked something.</summary>
    public Task Asked => _asked.Task;

    /// <summary>The answer, or what there is of it, is on its way.</summary>
    public Task Answered => _answered.Task;

    /// <summary>A client has closed the connection while the tenant kept it.</summary>
    public Task HungUp => _hungUp.Task;

    public Dictionary<string, string?> Environment
        => new() { ["AUTH0_DOMAIN"] = $"http://{_listener.LocalEndpoint}", ["AUTH0_TOKEN"] = FakeTenant.Token };

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                connections.Add(AnswerAsync(await _listener.AcceptSocketAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task AnswerAsync(Socket connection)
    {
        using (connection)
        {
            try
            {
                await ReadHeadAsync(connection);
                Interlocked.Increment(ref _requests);
                _asked.TrySetResult();
                await connection.SendAsync(_answer, _stop.Token);
                _answered.TrySetResult();
                if (_ending == Ending.Stall)
                {
                    await connection.ReceiveAsync(new byte[1], _stop.Token);
                    _hungUp.TrySetResult();
                }
                else if (_ending == Ending.Reset)
                {
                    connection.LingerState = new LingerOption(enable: true, seconds: 0);
                }
                else
                {
                    connection.Shutdown(SocketShutdown.Send);
                    await connection.ReceiveAsync(new byte[1], _stop.Token);
                }
            }
            catch (SocketException)
            {
                _hungUp.TrySetResult();
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }
    }

    /// <summary>Reads up to the empty line; requests with a body are answered on their head.</summary>
    private async Task ReadHeadAsync(Socket connection)
    {
        var head = new StringBuilder();
        var buffer = new byte[4096];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal)
            && await connection.ReceiveAsync(buffer, _stop.Token) is > 0 and var count)
        {
            head.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }
    }
}
