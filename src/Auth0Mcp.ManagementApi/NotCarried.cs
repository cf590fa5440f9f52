namespace Auth0Mcp.ManagementApi;

/// <summary>An operation of the API, or a part of one, that no tool carries.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Part">The part, e.g. <c>cookie session</c>; empty for the whole operation.</param>
/// <param name="Why">Why it cannot be carried.</param>
/// <param name="Reason">Why that is all right, as the manifest says.</param>
public sealed record NotCarried(string Operation, string Part, string Why, string Reason);
