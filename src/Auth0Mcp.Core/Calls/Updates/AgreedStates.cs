namespace Auth0Mcp.Calls.Updates;

/// <summary>The states that people were shown plans for, to say later what changed since.</summary>
internal sealed class AgreedStates
{
    /// <summary>More than a person has open at once; the oldest goes first.</summary>
    private const int Most = 200;

    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, StoredState> _states = new(StringComparer.Ordinal);

    /// <param name="call">The hash of the call that was asked about.</param>
    public void Keep(string call, StoredState state)
    {
        lock (_lock)
        {
            _states.Remove(call);
            if (_states.Count == Most)
            {
                _states.RemoveAt(0);
            }

            _states[call] = state;
        }
    }

    /// <summary>The state at the last question about that call; null when it is forgotten.</summary>
    public StoredState? Find(string call)
    {
        lock (_lock)
        {
            return _states.GetValueOrDefault(call);
        }
    }
}
