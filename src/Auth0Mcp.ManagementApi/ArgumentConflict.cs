namespace Auth0Mcp.ManagementApi;

/// <summary>Arguments that cannot be given together, though each can by itself.</summary>
/// <param name="Argument">The one.</param>
/// <param name="With">The others.</param>
/// <param name="Reason">Why, and what to do.</param>
public sealed record ArgumentConflict(string Argument, IReadOnlyList<string> With, string Reason);
