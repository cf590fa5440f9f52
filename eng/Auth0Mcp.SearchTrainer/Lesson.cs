namespace Auth0Mcp.SearchTrainer;

/// <summary>A sentence that asks for a tool.</summary>
/// <param name="Tool">The number of the tool.</param>
/// <param name="Writer">Who wrote it: <see cref="Texts"/> for what the catalog says itself.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Style">As written, or how it was shifted (<see cref="StyleShift"/>).</param>
internal sealed record Lesson(int Tool, string Writer, string Text, string Style = Lesson.AsWritten)
{
    public const string AsWritten = "as written";

    /// <summary>Titles, descriptions and requests of the tools.</summary>
    public const string Texts = "texts";

    /// <summary>Phrases that were written with the catalog, and examples of the manifest.</summary>
    public const string Catalog = "catalog";
}
