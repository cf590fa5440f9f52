using System.Security.Cryptography;
using System.Text;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;

namespace Auth0Mcp.Team.State;

/// <summary>
/// Confirmations of one person for one tenant that any instance takes, each once among all of them. Their key comes from the epoch: when
/// the shared state forgets what was spent, none that is open is good any more.
/// </summary>
/// <param name="scope">The tenant and the person; a confirmation of another scope has another key.</param>
internal sealed class SharedConfirmations(ISharedState state, string scope, TimeProvider time) : IConfirmations
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private readonly string _counter =
        $"tokens:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(scope)).AsSpan(0, 16))}";

    public async ValueTask<Result<string, CallError>> IssueAsync(
        ConfirmationKind kind, ConsentBinding binding, CancellationToken cancellationToken)
    {
        if (kind == ConfirmationKind.Plan
            && await state.CountAsync(_counter, s_minute, cancellationToken) > OpenPlans.MostPerMinute)
        {
            return ConsentErrors.TooFast();
        }

        var epoch = await state.EpochAsync(cancellationToken);
        var expires = (time.GetUtcNow() + Confirmations.Lifetime).ToUnixTimeSeconds();
        return SignedConfirmation.Create(Key(epoch), kind, expires, binding);
    }

    public async ValueTask<ConsentMatch> RedeemAsync(
        ConfirmationKind kind, string? confirmation, ConsentBinding binding, CancellationToken cancellationToken)
    {
        var epoch = await state.EpochAsync(cancellationToken);
        return SignedConfirmation.Open(Key(epoch), kind, confirmation, binding) is { } signed
               && DateTimeOffset.FromUnixTimeSeconds(signed.Expires) > time.GetUtcNow()
               && await state.SpendAsync(epoch, signed.Nonce, Confirmations.Lifetime * 2, cancellationToken)
            ? signed.Match
            : ConsentMatch.None;
    }

    private byte[] Key(string epoch) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(epoch), Encoding.UTF8.GetBytes(scope));
}
