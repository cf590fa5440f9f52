using System.Buffers.Text;
using System.Security.Cryptography;

namespace Auth0Mcp.Calls.Consent;

/// <summary>
/// Tokens for clients that cannot ask the user: the first call gets one with the plan, and the same call with it goes ahead. Each
/// is good once, for ten minutes, for exactly that call, and only in this process. Whoever holds it can use it: the client's own
/// approval of the second call is the person then.
/// </summary>
internal sealed class ConfirmationTokens(TimeProvider time) : IConfirmationTokens
{
    /// <summary>How long a token is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Plans that a person has before them at a time.</summary>
    public const int MostOpen = 3;

    /// <summary>Faster than anybody reads plans.</summary>
    public const int MostPerMinute = 10;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (ConsentBinding Binding, DateTimeOffset Expires)> _open = new(StringComparer.Ordinal);
    private readonly Queue<DateTimeOffset> _issued = new();

    /// <summary>A new token for that binding, or why there is none.</summary>
    public (string? Token, string? Refusal) Issue(ConsentBinding binding)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            foreach (var (token, _) in _open.Where(pair => pair.Value.Expires <= now).ToList())
            {
                _open.Remove(token);
            }

            while (_issued.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromMinutes(1))
            {
                _issued.Dequeue();
            }

            if (_open.Values.Any(open => open.Binding == binding))
            {
                return (null, "The confirmation for this plan was given already, and is still open.");
            }

            if (_open.Count >= MostOpen)
            {
                return (null, $"{MostOpen} confirmations are open, as many as there can be.");
            }

            if (_issued.Count >= MostPerMinute)
            {
                return (null, $"{MostPerMinute} confirmations were given in the last minute, as many as there can be.");
            }

            var made = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
            _open[made] = (binding, now + Lifetime);
            _issued.Enqueue(now);
            return (made, null);
        }
    }

    ValueTask<(string? Token, string? Refusal)> IConfirmationTokens.IssueAsync(
        ConsentBinding binding, CancellationToken cancellationToken)
        => ValueTask.FromResult(Issue(binding));

    ValueTask<ConsentMatch> IConfirmationTokens.RedeemAsync(string token, ConsentBinding binding, CancellationToken cancellationToken)
        => ValueTask.FromResult(Redeem(token, binding));

    /// <summary>Spends a token. One that is presented for another call is spent too: someone is guessing or mixing things up.</summary>
    public ConsentMatch Redeem(string token, ConsentBinding binding)
    {
        lock (_lock)
        {
            return _open.Remove(token, out var known) && time.GetUtcNow() < known.Expires
                ? binding.Compare(known.Binding)
                : ConsentMatch.None;
        }
    }
}
