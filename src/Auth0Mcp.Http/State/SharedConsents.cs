using System.Security.Cryptography;
using System.Text;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;

namespace Auth0Mcp.Team.State;

/// <summary>
/// Consents of one person for one tenant that any instance takes, each once among all of them. Their key comes from the epoch: when the
/// shared state forgets what was spent, no open consent is good any more.
/// </summary>
/// <param name="kind">What carries them: an answer to a question does not stand in for a token.</param>
/// <param name="scope">The tenant and the person; a consent of another scope has another key.</param>
internal sealed class SharedConsents(ISharedState state, string kind, string scope, TimeProvider time) : IConsentStates
{
    public async ValueTask<string> CreateAsync(ConsentBinding binding, CancellationToken cancellationToken)
    {
        var epoch = await state.EpochAsync(cancellationToken);
        return SignedConsent.Create(Key(epoch), (time.GetUtcNow() + ConfirmationTokens.Lifetime).ToUnixTimeSeconds(), binding);
    }

    public async ValueTask<ConsentMatch> AcceptAsync(string? text, ConsentBinding binding, CancellationToken cancellationToken)
    {
        var epoch = await state.EpochAsync(cancellationToken);
        return SignedConsent.Open(Key(epoch), text, binding) is { } consent
               && DateTimeOffset.FromUnixTimeSeconds(consent.Expires) > time.GetUtcNow()
               && await state.SpendAsync(epoch, consent.Nonce, ConfirmationTokens.Lifetime * 2, cancellationToken)
            ? consent.Match
            : ConsentMatch.None;
    }

    private byte[] Key(string epoch) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(epoch), Encoding.UTF8.GetBytes($"{kind}\n{scope}"));
}
