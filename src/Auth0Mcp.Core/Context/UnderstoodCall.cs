using System.Text.Json;

namespace Auth0Mcp.Context;

/// <summary>What a client's call means.</summary>
/// <param name="Via">The tool through which the client called; null when it called directly.</param>
internal sealed record UnderstoodCall(string Tool, string? Via, IReadOnlyDictionary<string, JsonElement> Arguments);
