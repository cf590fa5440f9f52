using System.Security.Cryptography;

namespace Auth0Mcp.Calls.Consent;

/// <summary>
/// The confirmations of one process, signed with a key that no other has: nobody answers a question that was not asked, or brings a token
/// that was not given. Whoever holds one can use it: with a token, the client's own approval of the second call is the person.
/// </summary>
internal sealed class Confirmations(TimeProvider time) : IConfirmations
{
    /// <summary>How long a confirmation is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    // Made for the first question: most servers start without one, and would load the system's cryptography for it.
    private readonly Lazy<byte[]> _key = new(static () => RandomNumberGenerator.GetBytes(32));
    private readonly Lock _lock = new();
    private readonly OpenPlans _plans = new();

    /// <summary>When each spent confirmation ends, in seconds since 1970; it need not be remembered longer.</summary>
    private readonly Dictionary<string, long> _spent = new(StringComparer.Ordinal);

    private long _latest;

    /// <summary>How many spent confirmations are remembered.</summary>
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

    ValueTask<Result<string, CallError>> IConfirmations.IssueAsync(
        ConfirmationKind kind, ConsentBinding binding, CancellationToken cancellationToken)
        => ValueTask.FromResult(Issue(kind, binding));

    ValueTask<ConsentMatch> IConfirmations.RedeemAsync(
        ConfirmationKind kind, string? confirmation, ConsentBinding binding, CancellationToken cancellationToken)
        => ValueTask.FromResult(Redeem(kind, confirmation, binding));

    /// <summary>A new one for that call, or why there is none.</summary>
    public Result<string, CallError> Issue(ConfirmationKind kind, ConsentBinding binding)
    {
        lock (_lock)
        {
            var now = Now();
            if (kind == ConfirmationKind.Plan && _plans.Refuse(binding, now) is { } refusal)
            {
                return refusal;
            }

            var expires = now + Lifetime;
            var made = SignedConfirmation.Create(_key.Value, kind, expires.ToUnixTimeSeconds(), binding);
            if (kind == ConfirmationKind.Plan)
            {
                _plans.Add(SignedConfirmation.NonceOf(made)!, binding, now, expires);
            }

            return made;
        }
    }

    /// <summary>Spends it, and tells how far it fits the call that presents it.</summary>
    public ConsentMatch Redeem(ConfirmationKind kind, string? confirmation, ConsentBinding binding)
    {
        var signed = SignedConfirmation.Open(_key.Value, kind, confirmation, binding);
        lock (_lock)
        {
            var isOpen = kind == ConfirmationKind.Question || (SignedConfirmation.NonceOf(confirmation) is { } nonce && _plans.Close(nonce));
            return isOpen && signed is not null && Spend(signed) ? signed.Match : ConsentMatch.None;
        }
    }

    private bool Spend(SignedConfirmation confirmation)
    {
        var now = Now().ToUnixTimeSeconds();
        foreach (var (ended, _) in _spent.Where(spent => spent.Value <= now))
        {
            _spent.Remove(ended);
        }

        return confirmation.Expires > now && _spent.TryAdd(confirmation.Nonce, confirmation.Expires);
    }

    /// <summary>Never earlier than before: a clock that is put back would revive a confirmation that is forgotten.</summary>
    private DateTimeOffset Now()
        => DateTimeOffset.FromUnixTimeSeconds(_latest = Math.Max(_latest, time.GetUtcNow().ToUnixTimeSeconds()));
}
