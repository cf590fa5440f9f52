namespace Auth0Mcp.ManagementApi;

/// <summary>
/// What errors of one kind mean, and what to do about them. A condition that is not given holds for every error; codes and
/// messages are one.
/// </summary>
public sealed record ErrorRule
{
    /// <summary>HTTP statuses.</summary>
    public IReadOnlyList<StatusRange> Statuses { get; init; } = [];

    /// <summary>The <c>errorCode</c> of the API.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>Parts of the message in any case; a <c>*</c> inside one stands for anything.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];

    /// <summary>The operations that were called.</summary>
    public IReadOnlyList<string> Operations { get; init; } = [];

    /// <summary>What the path of the operation names.</summary>
    public ErrorTarget? Target { get; init; }

    /// <summary>What is known of the token's scopes.</summary>
    public ScopeState? Scope { get; init; }

    /// <summary>The kind of the result; null for that of other API errors.</summary>
    public string? Kind { get; init; }

    /// <summary>
    /// What happened and what to do, with placeholders in braces, and parts in brackets that are left out where theirs stay
    /// empty.
    /// </summary>
    public required string Text { get; init; }
}

/// <summary>HTTP statuses, both ends included.</summary>
public readonly record struct StatusRange(int From, int To);

/// <summary>What the path of an operation names.</summary>
public enum ErrorTarget
{
    /// <summary>Something by its id: <c>/clients/{id}</c>.</summary>
    Item,

    /// <summary>What belongs to something that has an id: <c>/connections/{id}/scim-configuration</c>.</summary>
    Part,

    /// <summary>What a tenant has one of: <c>/emails/provider</c>.</summary>
    Settings,

    /// <summary>Things of one kind, listed or added to: <c>/clients</c>.</summary>
    Collection,
}

/// <summary>What is known of the scopes of the token that was refused.</summary>
public enum ScopeState
{
    /// <summary>It lacks one that the operation needs.</summary>
    Missing,

    /// <summary>The API may mean a scope, and the token does not tell its own.</summary>
    Unknown,
}
