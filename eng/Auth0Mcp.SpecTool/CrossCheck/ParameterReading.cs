namespace Auth0Mcp.SpecTool.CrossCheck;

/// <summary>A parameter as <c>in:name</c>, with <c>!</c> when it is required.</summary>
internal sealed record ParameterReading(string In, string Name, bool IsRequired)
{
    public override string ToString() => $"{In}:{Name}{(IsRequired ? "!" : "")}";
}
