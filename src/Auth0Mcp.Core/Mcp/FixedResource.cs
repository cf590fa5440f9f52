namespace Auth0Mcp.Mcp;

/// <summary>A text with an address of its own.</summary>
/// <param name="MimeType">Of the text.</param>
/// <param name="Read">Makes the text when a client asks for it.</param>
internal sealed record FixedResource(string Uri, string Name, string Title, string Description, string MimeType, Func<string> Read);

/// <summary>Texts whose addresses have one part that differs.</summary>
/// <param name="Read">The text at an address; null when there is none.</param>
internal sealed record TemplateResource(
    string UriTemplate, string Name, string Title, string Description, string MimeType, Func<string, string?> Read);

/// <summary>Prompts and texts beside those of this server: a test suite's, for example.</summary>
internal sealed record MoreKnowledge(
    IReadOnlyList<PromptEntry> Prompts, IReadOnlyList<FixedResource> Texts, IReadOnlyList<TemplateResource> Templates)
{
    public static MoreKnowledge None { get; } = new([], [], []);
}
