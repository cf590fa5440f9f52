using System.Security.Cryptography;
using System.Text;
using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;

namespace Auth0Mcp.Team.State;

/// <summary>
/// The tokens of one person for one tenant, where the settings allow them: issued by one instance, redeemed once by any.
/// </summary>
/// <param name="scope">The tenant and the person; a token of another scope is none here.</param>
internal sealed class SharedTokens(ISharedState state, string scope, TimeProvider time) : IConfirmationTokens
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private readonly SharedConsents _consents = new(state, "token", scope, time);
    private readonly string _counter =
        $"tokens:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(scope)).AsSpan(0, 16))}";

    public async ValueTask<(string? Token, string? Refusal)> IssueAsync(ConsentBinding binding, CancellationToken cancellationToken)
        => await state.CountAsync(_counter, s_minute, cancellationToken) <= ConfirmationTokens.MostPerMinute
            ? (await _consents.CreateAsync(binding, cancellationToken), null)
            : (null, $"{ConfirmationTokens.MostPerMinute} confirmations were given in the last minute, as many as there can be.");

    public ValueTask<ConsentMatch> RedeemAsync(string token, ConsentBinding binding, CancellationToken cancellationToken)
        => _consents.AcceptAsync(token, binding, cancellationToken);
}
