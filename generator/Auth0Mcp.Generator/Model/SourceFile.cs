namespace Auth0Mcp.Generator.Model;

/// <summary>A file of hand-written C#.</summary>
/// <param name="Name">Its name without the ending.</param>
/// <param name="Text">What it says.</param>
internal sealed record SourceFile(string Name, string Text);
