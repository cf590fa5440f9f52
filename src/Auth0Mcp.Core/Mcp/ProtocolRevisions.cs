using ModelContextProtocol.Server;

namespace Auth0Mcp.Mcp;

/// <summary>Where revisions of the protocol differ.</summary>
internal static class ProtocolRevisions
{
    /// <summary>
    /// The first without a handshake: each request names its revision, lists say how long they are good for, and questions are
    /// results.
    /// </summary>
    private const string FirstStateless = "2026-07-28";

    public static bool SpeaksStateless(this McpServer server)
        => string.CompareOrdinal(server.NegotiatedProtocolVersion, FirstStateless) >= 0;
}
