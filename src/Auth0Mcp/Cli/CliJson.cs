using System.Text.Json.Serialization;
using Auth0Mcp.Validation;
using static System.Text.Json.Serialization.JsonIgnoreCondition;

namespace Auth0Mcp.Cli;

/// <summary>
/// What <c>--json</c> prints. Scripts read it: names and order of the members stay. What is null is left out, unless it says
/// otherwise.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = WhenWritingNull)]
[JsonSerializable(typeof(IEnumerable<ProfileJson>))]
[JsonSerializable(typeof(IEnumerable<ClientJson>))]
[JsonSerializable(typeof(IEnumerable<ToolJson>))]
[JsonSerializable(typeof(SessionJson))]
[JsonSerializable(typeof(AuditJson))]
internal sealed partial class CliJson : JsonSerializerContext;

/// <summary>One of <c>profiles</c>.</summary>
internal sealed record ProfileJson(string Name, string Tenant, bool Default, string Storage, bool ReadOnly)
{
    [JsonIgnore(Condition = Never)]
    public string? Tools { get; init; }

    [JsonIgnore(Condition = Never)]
    public string? Toolsets { get; init; }
}

/// <summary>One configuration file of <c>clients list</c>.</summary>
internal sealed record ClientJson(string Client, string Entry, string Scope, bool Installed, string Configured, string File);

/// <summary>One of <c>tools</c>; a tool of several operations has no method, path and operation.</summary>
internal sealed record ToolJson(
    string Name,
    string Title,
    string Toolset,
    string Access,
    [property: JsonIgnore(Condition = Never)] string? Method,
    [property: JsonIgnore(Condition = Never)] string? Path,
    [property: JsonIgnore(Condition = Never)] string? Operation,
    IEnumerable<string> Scopes,
    bool Default,
    IReadOnlyDictionary<string, string> Renames);

/// <summary><c>session</c>: who is signed in, and what to do where it cannot be used.</summary>
internal sealed record SessionJson([property: JsonIgnore(Condition = Never)] string? Profile, bool SignedIn, bool Usable)
{
    public string? Tenant { get; init; }

    public string? CanonicalHost { get; init; }

    public string? Kind { get; init; }

    public string? Storage { get; init; }

    public IReadOnlyList<string>? Scopes { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>In seconds.</summary>
    public long? ExpiresIn { get; init; }

    public string? Renewal { get; init; }

    public bool? ReadOnly { get; init; }

    public string? Tools { get; init; }

    public string? Toolsets { get; init; }

    public string? Fix { get; init; }
}

/// <summary><c>audit verify</c>: whether the record is whole, chain by chain.</summary>
internal sealed record AuditJson(bool Whole, IEnumerable<ChainJson> Records);

/// <summary>One chain; the place of the damage, where there is one.</summary>
/// <param name="OutcomeUnknown">Numbers of lines before changes of which no line says how they ended.</param>
internal sealed record ChainJson(
    string Name, bool Whole, long Lines, long LastNumber, string LastHash, string? File, long? Line, string? Problem,
    IEnumerable<string> Unseen, IEnumerable<long> OutcomeUnknown);
