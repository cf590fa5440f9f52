using System.Security.Cryptography;
using System.Text;
using Auth0Mcp.Calls;
using Auth0Mcp.Team.Settings;
using Auth0Mcp.Team.State;

namespace Auth0Mcp.Team.Hosting;

/// <summary>
/// How many requests a person makes in a minute, and all people together for a tenant: counted for all instances, or for this one
/// while the shared state is away.
/// </summary>
/// <param name="own">What this instance counts by itself.</param>
internal sealed class CallBudget(ISharedState state, MemoryState own, LimitSettings limits, TimeProvider time)
{
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    /// <summary>Counts a request; the wait until there is room when there is none, else null.</summary>
    public async ValueTask<TimeSpan?> TakeAsync(TenantSettings tenant, string person, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var minute = now / (long)s_window.TotalSeconds;
        var wait = TimeSpan.FromSeconds((minute + 1) * s_window.TotalSeconds - now);
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant.Name}\n{person}")).AsSpan(0, 16));
        return await CountAsync($"calls:{key}:{minute}", cancellationToken) > limits.CallsPerMinutePerPerson
               || (tenant.CallsPerMinute > 0
                   && await CountAsync($"calls:tenant:{tenant.Name}:{minute}", cancellationToken) > tenant.CallsPerMinute)
            ? wait
            : null;
    }

    private async ValueTask<long> CountAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await state.CountAsync(key, s_window * 2, cancellationToken);
        }
        catch (SharedStateException)
        {
            return await own.CountAsync(key, s_window * 2, cancellationToken);
        }
    }
}
