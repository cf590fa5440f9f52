namespace Auth0Mcp.ManagementApi;

/// <summary>A page of the dashboard that shows what a tool answers with.</summary>
/// <param name="Path">Below the tenant's address; properties of the answer stand in braces, <c>{user_id:base64}</c> for one that
/// travels encoded.</param>
/// <param name="Property">The property of the answer that decides whether this is the page; empty for any answer.</param>
/// <param name="Values">Those that it must have one of.</param>
public sealed record DashboardPage(string Path, string Property, IReadOnlyList<string> Values);
