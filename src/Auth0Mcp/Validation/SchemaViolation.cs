namespace Auth0Mcp.Validation;

/// <summary>One thing that is wrong with a value: where (<c>scopes[2].value</c>, empty at the root) and what would be right.</summary>
internal sealed record SchemaViolation(string Path, string Message)
{
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}
