using System.Text.Json;

namespace Auth0Mcp.Text;

/// <summary>
/// How deep JSON may be: one bound for whatever comes in, the arguments of a call and what a tenant answers, and room above it
/// for what this program wraps around. What was taken in is read and written again without another bound.
/// </summary>
internal static class DeepJson
{
    /// <summary>Levels of nesting of what is taken in.</summary>
    public const int MostTaken = 512;

    /// <summary>Levels of what is made of it; as many as a writer of System.Text.Json takes by itself.</summary>
    public const int MaxDepth = 1000;

    public static JsonDocumentOptions Options { get; } = new() { MaxDepth = MaxDepth };

    /// <summary>JSON of this program's own making.</summary>
    public static JsonElement Parse(string json) => JsonElement.Parse(json, Options);
}
