using Auth0Mcp.Calls;
using Auth0Mcp.Calls.Consent;
using Auth0Mcp.Calls.Secrets;
using Auth0Mcp.Catalog;

namespace Auth0Mcp.Cli;

/// <summary>How a command was started, options and variables joined.</summary>
/// <param name="Profile">The profile that an option or variable names; null for whichever is the default.</param>
/// <param name="UsesProfile">True when a saved sign-in is used, and not one of the environment.</param>
internal sealed record ServerSettings(
    ToolSelection Selection, bool IsDemo, ResultLimits Limits, ConfirmLevel Confirm, string? Profile, bool UsesProfile)
{
    /// <summary>How a person's consent reaches this server.</summary>
    public ConfirmBy ConfirmBy { get; init; }

    /// <summary>Results come as data, too.</summary>
    public bool IsStructured { get; init; }

    /// <summary>The local secrets that calls may refer to.</summary>
    public SecretAllowance Secrets { get; init; } = SecretAllowance.None;

    /// <summary>The folder whose files calls may use; null for the one in which the server was started.</summary>
    public string? ProjectRoot { get; init; }
}
