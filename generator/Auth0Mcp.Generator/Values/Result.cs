using Auth0Mcp.Generator.Diagnostics;

namespace Auth0Mcp.Generator.Values;

/// <summary>What a step made, and what it found wrong. The pipeline forks here into source and diagnostics.</summary>
internal sealed record Result<T>(T Value, EquatableArray<LocatedProblem> Problems);
