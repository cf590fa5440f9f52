namespace Auth0Mcp.Calls.Updates;

/// <summary>The turn of one call with the thing that it updates. Given up while a person thinks, and taken again afterwards.</summary>
internal sealed class UpdateTurn(UpdateTurns turns, ToolCall call, string thing) : IDisposable
{
    private IDisposable? _place;

    /// <summary>Takes the turn, where the call does not have it; an error when it does not come.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<CallError?> TakeAsync(CancellationToken cancellationToken)
    {
        _place ??= await turns.EnterAsync(thing, call.Context, call.Progress, cancellationToken);
        return _place is not null ? null : new CallError(
            "busy", "Other changes of the same thing are under way, and this one did not get its turn. Nothing was sent.",
            "Wait for the results of the calls made, then call again.");
    }

    /// <summary>Gives the turn to the next call.</summary>
    public void Dispose()
    {
        _place?.Dispose();
        _place = null;
    }
}
