using System.Text.Json;
using Auth0Mcp.Text;

namespace Auth0Mcp.Calls;

/// <summary>What a call answers: compact JSON, and whether it is an error.</summary>
internal sealed record CallResult(string Json, bool IsError)
{
    /// <summary>The kind of error; null when it is none.</summary>
    public string? ErrorKind => IsError ? DeepJson.Parse(Json).GetProperty("error").GetProperty("kind").GetString() : null;
}
