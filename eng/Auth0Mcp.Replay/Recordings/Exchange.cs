using System.Text.Json;

namespace Auth0Mcp.Replay.Recordings;

/// <summary>One recorded request to a Management API, with its answer.</summary>
/// <param name="Position">Where it stands in the file, as a person would look for it: <c>line 3</c>.</param>
/// <param name="Path">Escaped, below <c>/api/v2</c>.</param>
/// <param name="Query">Decoded pairs.</param>
/// <param name="Request">The body; undefined when there is none, or none in JSON.</param>
/// <param name="Response">The same of the answer.</param>
internal sealed record Exchange(
    string Position, string Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Query, JsonElement Request,
    int Status, JsonElement Response)
{
    /// <summary>The request has a body that is not JSON.</summary>
    public bool HasOtherBody { get; init; }

    /// <summary>The tenant took it.</summary>
    public bool IsAccepted => Status is >= 200 and < 300;
}
