using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Auth0Mcp.Calls;
using Auth0Mcp.Team.State;
using Microsoft.AspNetCore.DataProtection;

namespace Auth0Mcp.Team.Tenants;

/// <summary>
/// Tokens of tenants where all instances find them, encrypted. Without it each instance asks for its own, which works too.
/// </summary>
internal sealed class TokenVault(ISharedState state, IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Auth0Mcp.Tenants.Tokens");

    /// <summary>The token of a name and when it ends; null when there is none that can be read.</summary>
    public async ValueTask<(string Token, DateTimeOffset Ends)?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await state.GetAsync(Key(name), cancellationToken) is { } kept
                && _protector.Unprotect(kept).Split('\n') is [var owner, var ends, var token]
                   && owner == name
                ? (token, DateTimeOffset.FromUnixTimeSeconds(long.Parse(ends, CultureInfo.InvariantCulture)))
                : null;
        }
        catch (Exception failure) when (failure is SharedStateException or CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Keeps a token as long as it lives.</summary>
    public async ValueTask KeepAsync(string name, string token, DateTimeOffset ends, CancellationToken cancellationToken)
    {
        var life = ends - time.GetUtcNow();
        if (life <= TimeSpan.Zero)
        {
            return;
        }

        try
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{name}\n{ends.ToUnixTimeSeconds()}\n{token}");
            await state.SetAsync(Key(name), _protector.Protect(text), life, cancellationToken);
        }
        catch (Exception failure) when (failure is SharedStateException or CryptographicException)
        {
            // The next instance asks for its own.
        }
    }

    /// <summary>Names of people do not stand in the keys of the store.</summary>
    private static string Key(string name) => $"token:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))}";
}
