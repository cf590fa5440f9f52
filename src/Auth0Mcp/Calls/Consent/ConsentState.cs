using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Auth0Mcp.Calls.Consent;

/// <summary>
/// What a client carries between our question and its answer, where the protocol keeps no conversation open. It is signed with a key of
/// this process, bound to the call, good once and for ten minutes, so that nobody can answer a question that was not asked.
/// </summary>
internal sealed class ConsentState(TimeProvider time)
{
    // Made for the first question: most servers start without one, and would load the system's cryptography for it.
    private readonly Lazy<byte[]> _key = new(static () => RandomNumberGenerator.GetBytes(32));
    private readonly ConcurrentDictionary<string, byte> _spent = new(StringComparer.Ordinal);

    /// <summary>The state to send along with a question.</summary>
    public string Create(ConsentBinding binding)
    {
        var payload = string.Join('.', Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12)), (time.GetUtcNow() + ConfirmationTokens.Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), binding.Files);
        return $"{payload}.{Sign(payload, binding.Call)}";
    }

    /// <summary>Fits once: a state of this process, for the same call, in time. It carries what the files were, so that a change can be told from another call.</summary>
    public ConsentMatch Accept(string? state, ConsentBinding binding)
        => state?.Split('.') is [var nonce, var expires, var files, var signature]
           && ConsentBinding.AreEqual(signature, Sign($"{nonce}.{expires}.{files}", binding.Call))
           && long.Parse(expires, NumberStyles.None, CultureInfo.InvariantCulture) > time.GetUtcNow().ToUnixTimeSeconds()
           && _spent.TryAdd(nonce, 0)
            ? binding.Compare(binding with { Files = files })
            : ConsentMatch.None;

    private string Sign(string payload, string call)
        => Base64Url.EncodeToString(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes($"{payload}.{call}")));
}
