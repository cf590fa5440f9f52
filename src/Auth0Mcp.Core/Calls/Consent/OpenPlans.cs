namespace Auth0Mcp.Calls.Consent;

/// <summary>
/// The plans that wait for a person who is shown them by the model: few at a time, each once, and not faster than anybody reads. Not
/// safe for several threads.
/// </summary>
internal sealed class OpenPlans
{
    /// <summary>Plans that a person has before them at a time.</summary>
    public const int MostOpen = 3;

    /// <summary>Faster than anybody reads plans.</summary>
    public const int MostPerMinute = 10;

    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, (ConsentBinding Binding, DateTimeOffset Expires)> _open = new(StringComparer.Ordinal);
    private readonly Queue<DateTimeOffset> _opened = new();

    /// <summary>Why there is no further confirmation; null when there is one.</summary>
    public CallError? Refuse(ConsentBinding binding, DateTimeOffset now)
    {
        foreach (var (nonce, _) in _open.Where(pair => pair.Value.Expires <= now))
        {
            _open.Remove(nonce);
        }

        while (_opened.TryPeek(out var oldest) && now - oldest >= s_minute)
        {
            _opened.Dequeue();
        }

        return _open.Values.Any(open => open.Binding == binding)
            ? ConsentErrors.Pending("The confirmation for this plan was given already, and is still open.")
            : _open.Count >= MostOpen
                ? ConsentErrors.Pending($"{MostOpen} confirmations are open, as many as there can be.")
                : _opened.Count >= MostPerMinute ? ConsentErrors.TooFast() : null;
    }

    /// <summary>Remembers a plan until it is closed, or its confirmation ends.</summary>
    public void Add(string nonce, ConsentBinding binding, DateTimeOffset now, DateTimeOffset expires)
    {
        _open[nonce] = (binding, expires);
        _opened.Enqueue(now);
    }

    /// <summary>True for the nonce of a plan that was open. Presented for another call it is closed too: somebody guesses.</summary>
    public bool Close(string nonce) => _open.Remove(nonce);
}
