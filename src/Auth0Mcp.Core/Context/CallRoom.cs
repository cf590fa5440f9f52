namespace Auth0Mcp.Context;

/// <summary>
/// What one call holds of the memory of all calls for its answers and for what is made of them: as much as the largest of them
/// needs, until the call is over. So no call waits for more because of what it holds itself, and what waits for a person is
/// counted.
/// </summary>
internal sealed class CallRoom(CallMemory memory) : IDisposable, IAsyncDisposable
{
    private IDisposable? _hold;
    private long _bytes;

    /// <summary>Takes that much in place of less; false when there is none, and nothing is held then.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<bool> TakeAsync(long bytes, CancellationToken cancellationToken)
    {
        if (bytes <= Interlocked.Read(ref _bytes))
        {
            return true;
        }

        Dispose();
        if (await memory.HoldAsync(bytes, cancellationToken) is not { } hold)
        {
            return false;
        }

        // Requests of one call may run side by side.
        Interlocked.Exchange(ref _hold, hold)?.Dispose();
        Interlocked.Exchange(ref _bytes, bytes);
        return true;
    }

    /// <summary>
    /// Gives all of it back when a call has ended. Its last steps are on the stack until then, and with them what they worked on: whoever
    /// waits would have his own beside it.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Read(ref _bytes) > 0)
        {
            await Task.Yield();
        }

        Dispose();
    }

    /// <summary>Gives all of it back.</summary>
    public void Dispose()
    {
        Interlocked.Exchange(ref _bytes, 0);
        Interlocked.Exchange(ref _hold, null)?.Dispose();
    }
}
