namespace Auth0Mcp.SpecTool.CrossCheck;

/// <summary>NSwag's reading of an operation with the C# method name that NSwag would give it.</summary>
internal sealed record NamedOperation(OperationReading Reading, string MethodName);
