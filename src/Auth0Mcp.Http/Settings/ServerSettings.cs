using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Configuration;

namespace Auth0Mcp.Team.Settings;

/// <summary>Everything that <c>server.yaml</c> says.</summary>
/// <param name="PublicUrl">The address under which clients know this server, without a slash at its end.</param>
/// <param name="Listen">Where it listens, e.g. <c>http://0.0.0.0:8080</c>.</param>
/// <param name="Tenants">In the order of the file.</param>
/// <param name="Access">In the order of the file: the first rule that fits a person and a tenant counts.</param>
internal sealed record ServerSettings(
    Uri PublicUrl, Uri Listen, OAuthSettings OAuth, IReadOnlyList<TenantSettings> Tenants, IReadOnlyList<AccessRule> Access)
{
    public LimitSettings Limits { get; init; } = new();

    /// <summary>Null when this is the only instance.</summary>
    public RedisSettings? Redis { get; init; }

    /// <summary>Pages in browsers that may call, beside those of this server itself.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>
    /// Clients of 2025-11-25 get a session, which holds their requests to one instance; whatever stands before it has to keep
    /// them there.
    /// </summary>
    public bool HasSessionAffinity { get; init; }

    /// <summary>Whether a line per call goes to standard output.</summary>
    public bool WritesRecord { get; init; } = true;

    /// <summary>Made-up tenants and people.</summary>
    public bool IsDemo { get; init; }

    /// <summary>The address of a tenant's MCP endpoint.</summary>
    public Uri EndpointOf(string tenant) => new($"{PublicUrl.AbsoluteUri.TrimEnd('/')}/mcp/{tenant}");
}

/// <summary>Who says who calls.</summary>
/// <param name="Issuer">Exactly as tokens name it.</param>
/// <param name="Audience">What all tokens have to be for; null when each tenant's own address is that.</param>
/// <param name="PersonClaim">Names a person for good.</param>
/// <param name="ReadScope">Without it nobody calls anything; null when scopes do not matter.</param>
/// <param name="WriteScope">Without it nobody changes anything; null when scopes do not matter.</param>
/// <param name="RequiresDpop">Tokens are bound to the client's key (RFC 9449), or refused.</param>
internal sealed record OAuthSettings(
    string Issuer, string? Audience, string PersonClaim, string? ReadScope, string? WriteScope, bool RequiresDpop)
{
    /// <summary>The algorithms of signatures that are accepted; none of them is symmetric.</summary>
    public static readonly IReadOnlyList<string> Algorithms =
        ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    /// <summary>The scopes that a client asks for, if there are any.</summary>
    public IReadOnlyList<string> Scopes => [.. new[] { ReadScope, WriteScope }.OfType<string>()];
}

/// <summary>One tenant, and how it is reached.</summary>
/// <param name="Name">In addresses, rules and records.</param>
/// <param name="Address">Null for a made-up tenant.</param>
internal sealed record TenantSettings(string Name, TenantAddress? Address)
{
    /// <summary>How this server signs in there; null for a made-up tenant.</summary>
    public TenantSignIn? SignIn { get; init; }

    /// <summary>Nothing is changed, whoever calls.</summary>
    public bool IsReadOnly { get; init; }

    public ConfirmLevel Confirm { get; init; }

    /// <summary>A client that cannot ask its user gets a plan and a token; otherwise it is refused.</summary>
    public bool AllowsTokens { get; init; }

    /// <summary>For rules that name none; null for the default.</summary>
    public ToolChoice? Tools { get; init; }

    /// <summary>Of all people together; zero for no limit.</summary>
    public int CallsPerMinute { get; init; }
}

/// <summary>The application by which this server signs in to a tenant.</summary>
/// <param name="Audience">That of the tenant's Management API.</param>
/// <param name="Exchange">True where each person's token is exchanged for one of the tenant (RFC 8693), so that its log names the
/// person.</param>
internal sealed record TenantSignIn(string ClientId, ClientProof Proof, string Audience, bool Exchange)
{
    /// <summary>How the exchange names the person's token.</summary>
    public string SubjectTokenType { get; init; } = "urn:ietf:params:oauth:token-type:access_token";

    /// <summary>Further parameters of the token request, as the authorization server needs them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];
}

/// <summary>Which tools are on.</summary>
internal sealed record ToolChoice(IReadOnlyList<string>? Patterns, IReadOnlyList<string>? Toolsets);

/// <summary>What people with certain claims may do.</summary>
/// <param name="Claims">All have to fit; a claim fits that has one of the values.</param>
/// <param name="Tenants">Names; <c>*</c> is all of them.</param>
internal sealed record AccessRule(IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Claims, IReadOnlyList<string> Tenants)
{
    public bool IsReadOnly { get; init; }

    /// <summary>Null for that of the tenant.</summary>
    public ConfirmLevel? Confirm { get; init; }

    /// <summary>Null for that of the tenant.</summary>
    public ToolChoice? Tools { get; init; }
}

/// <summary>What a person, a tenant and the process may use.</summary>
internal sealed record LimitSettings
{
    public int CallsPerMinutePerPerson { get; init; } = 240;

    /// <summary>At the same time; others wait.</summary>
    public int ConcurrentPerPerson { get; init; } = 8;

    public int Connections { get; init; } = 20_000;

    /// <summary>After the signal to end, calls under way have this long.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After the shared state began anew, changes with an idempotency key wait: they may be repeats that it forgot.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>Where instances share their state.</summary>
/// <param name="Address"><c>host:port</c>, several comma-separated.</param>
internal sealed record RedisSettings(string Address, string? User, Secret? Password, bool UsesTls)
{
    /// <summary>Before every key, so that several servers can share one Redis.</summary>
    public string Prefix { get; init; } = "auth0-mcp:";

    /// <summary>
    /// Encrypts the keys that lie in Redis, so that whoever reads it has no tenant's token; null leaves them as they are.
    /// </summary>
    public Secret? KeySecret { get; init; }
}
