using Auth0Mcp.Calls.Pipeline;
using Auth0Mcp.Team.Settings;

namespace Auth0Mcp.Team.People;

/// <summary>A request that was let in: who, to which tenant, and what they may do there.</summary>
/// <param name="Pipeline">Of this person and this tenant alone.</param>
internal sealed record Caller(Person Person, TenantSettings Tenant, Grant Grant, ToolInvoker Pipeline)
{
    /// <summary>The name by which the client repeats a change without making it twice; null when it gave none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The caller of a request; it is put there before any handler of MCP runs.</summary>
    public static Caller Of(HttpContext? context)
        => context?.Features.Get<Caller>() ?? throw new InvalidOperationException("A request came past the gate.");
}
