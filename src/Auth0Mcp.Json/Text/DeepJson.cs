using System.Text.Json;

namespace Auth0Mcp.Text;

/// <summary>For JSON that has been taken in: it is read and written again whatever its depth, which was bounded when it came.</summary>
internal static class DeepJson
{
    public const int MaxDepth = 1000;

    public static JsonDocumentOptions Options { get; } = new() { MaxDepth = MaxDepth };
}
