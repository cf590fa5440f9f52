using System.Buffers.Text;
using System.Security.Cryptography;

namespace Auth0Mcp.Calls.Consent;

/// <summary>
/// Tokens for clients that cannot ask the user: the first call gets one with the plan, and the same call with it goes ahead. Each is good
/// once, for ten minutes, for exactly that call, and only in this process.
/// </summary>
internal sealed class ConfirmationTokens(TimeProvider time)
{
    /// <summary>How long a token is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>More than a person has open at once; the oldest goes first.</summary>
    private const int MostOpen = 200;

    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, (ConsentBinding Binding, DateTimeOffset Expires)> _open = new(StringComparer.Ordinal);

    /// <summary>A new token for that binding.</summary>
    public string Issue(ConsentBinding binding)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        lock (_lock)
        {
            if (_open.Count == MostOpen)
            {
                _open.RemoveAt(0);
            }

            _open[token] = (binding, time.GetUtcNow() + Lifetime);
        }

        return token;
    }

    /// <summary>Spends a token. One that is presented for another call is spent too: someone is guessing or mixing things up.</summary>
    public ConsentMatch Redeem(string token, ConsentBinding binding)
    {
        lock (_lock)
        {
            return _open.Remove(token, out var known) && time.GetUtcNow() < known.Expires ? binding.Compare(known.Binding) : ConsentMatch.None;
        }
    }
}
