using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Execution;
using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Calls.Plans;
using Auth0Mcp.Calls.Updates;
using Auth0Mcp.Context;
using Auth0Mcp.Http;
using Auth0Mcp.ManagementApi;
using Auth0Mcp.Team.People;
using Auth0Mcp.Team.Record;
using Auth0Mcp.Team.Settings;
using Auth0Mcp.Team.State;

namespace Auth0Mcp.Team.Tenants;

/// <summary>
/// A pipeline per tenant, person and grant: what a call finds in memory is of its own person and tenant, because nothing else is
/// there. What they share is without people (schemas, the way to the tenant) or one bound for all (memory, pace).
/// </summary>
internal sealed class Pipelines(
    IReadOnlyDictionary<string, TenantConnection> tenants, ISharedState state, ChangeLedger changes, CallLog log,
    LimitSettings limits, byte[] confirmationKey,
    TimeProvider time)
    : IAsyncDisposable
{
    /// <summary>Longer than any call: one that nobody has used for so long has none under way.</summary>
    private static readonly TimeSpan s_idle = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Tenant, string Person, Grant Grant), Entry> _entries = [];
    private readonly ToolPlans _plans = new();
    private readonly CallMemory _memory = new(time);
    private readonly UpdateTurns _turns = new(time);
    private DateTimeOffset _swept;

    /// <summary>How many people are known for a tenant each.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>The pipeline of a person, who is as the request says from now on.</summary>
    public ToolInvoker For(TenantSettings tenant, Person person, Grant grant)
    {
        var ended = new List<Entry>();
        Entry entry;
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (now - _swept > s_idle / 3)
            {
                _swept = now;
                foreach (var (key, old) in _entries.Where(pair => now - pair.Value.Used > s_idle).ToList())
                {
                    _entries.Remove(key);
                    ended.Add(old);
                }
            }

            var own = (tenant.Name, person.Id, grant);
            entry = _entries.TryGetValue(own, out var known) ? known : _entries[own] = Open(tenant, person, grant);
            entry.Used = now;
            entry.Latest = person;
        }

        foreach (var old in ended)
        {
            _ = old.Invoker.DisposeAsync().AsTask();
        }

        return entry.Invoker;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var entry in _entries.Values)
        {
            await entry.Invoker.DisposeAsync();
        }
    }

    private Entry Open(TenantSettings tenant, Person person, Grant grant)
    {
        var connection = tenants[tenant.Name];
        var entry = new Entry { Latest = person };
        var tokens = connection.TokensOf(person.Id, () => entry.Latest);
        var api =
            new Lazy<IManagementApi>(() => ManagementHttp.Connect(
                tokens, grant.Catalog, connection.Network, time, pace: connection.Pace));
        var scope = $"{tenant.Name}\n{person.Id}";
        entry.Invoker = new ToolInvoker(
            grant.Catalog,
            () => api.Value,
            new CallSettings(ResultLimits.Default, grant.Confirm, () => tokens.Tenant, time)
            {
                HasMachine = false,
                Profile = tenant.Name,
                ConfirmBy = grant.ConfirmBy,
                Confirmations = new SharedConfirmations(state, scope, time),
                ConfirmationKey = confirmationKey,
                Changes = changes.Of(tenant.Name, person.Id),
                Plans = _plans,
                Memory = _memory,
                Turns = _turns,
                Environment = static _ => null,
                Caps = CallCaps.Default with { Calls = int.MaxValue, Concurrent = limits.ConcurrentPerPerson },
                Audit = log.Of(tenant.Name, person.Id),
            });
        return entry;
    }

    private sealed class Entry
    {
        public ToolInvoker Invoker { get; set; } = null!;

        public DateTimeOffset Used { get; set; }

        /// <summary>With the token of the latest request.</summary>
        public required Person Latest { get; set; }
    }
}
