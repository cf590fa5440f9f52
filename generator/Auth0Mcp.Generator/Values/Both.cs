namespace Auth0Mcp.Generator.Values;

/// <summary>Two values of the pipeline that travel together: an object, as each of them is.</summary>
internal sealed record Both<TFirst, TSecond>(TFirst First, TSecond Second);
