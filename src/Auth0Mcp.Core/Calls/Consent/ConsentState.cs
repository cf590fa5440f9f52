using System.Security.Cryptography;

namespace Auth0Mcp.Calls.Consent;

/// <summary>
/// What a client carries between our question and its answer, where the protocol keeps no conversation open. It is signed with a key of
/// this process, bound to the call, good once and for ten minutes, so that nobody can answer a question that was not asked.
/// </summary>
internal sealed class ConsentState(TimeProvider time) : IConsentStates
{
    // Made for the first question: most servers start without one, and would load the system's cryptography for it.
    private readonly Lazy<byte[]> _key = new(static () => RandomNumberGenerator.GetBytes(32));
    private readonly Lock _lock = new();

    /// <summary>When each spent state ends, in seconds since 1970; it need not be remembered longer.</summary>
    private readonly Dictionary<string, long> _spent = new(StringComparer.Ordinal);

    private long _latest;

    /// <summary>How many spent states are remembered.</summary>
    public int SpentCount
    {
        get
        {
            lock (_lock)
            {
                return _spent.Count;
            }
        }
    }

    /// <summary>The state to send along with a question.</summary>
    public string Create(ConsentBinding binding)
    {
        lock (_lock)
        {
            return SignedConsent.Create(_key.Value, Now() + (long)ConfirmationTokens.Lifetime.TotalSeconds, binding);
        }
    }

    ValueTask<string> IConsentStates.CreateAsync(ConsentBinding binding, CancellationToken cancellationToken)
        => ValueTask.FromResult(Create(binding));

    ValueTask<ConsentMatch> IConsentStates.AcceptAsync(string? state, ConsentBinding binding, CancellationToken cancellationToken)
        => ValueTask.FromResult(Accept(state, binding));

    /// <summary>
    /// Fits once: a state of this process, for the same call, in time. It carries what the files and the stored object were, so
    /// that a change can be told from another call.
    /// </summary>
    public ConsentMatch Accept(string? state, ConsentBinding binding)
        => SignedConsent.Open(_key.Value, state, binding) is { } consent && Spend(consent.Nonce, consent.Expires)
            ? consent.Match
            : ConsentMatch.None;

    private bool Spend(string nonce, long expires)
    {
        lock (_lock)
        {
            var now = Now();
            foreach (var (ended, _) in _spent.Where(spent => spent.Value <= now))
            {
                _spent.Remove(ended);
            }

            return expires > now && _spent.TryAdd(nonce, expires);
        }
    }

    /// <summary>Seconds since 1970, never fewer than before: a clock that is put back would revive a state that is forgotten.</summary>
    private long Now() => _latest = Math.Max(_latest, time.GetUtcNow().ToUnixTimeSeconds());
}
